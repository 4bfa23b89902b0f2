import { beforeAll, describe, expect, it } from 'vitest'
import { reportFailedSignIn, reportSummedFailures } from '#server/domain/accounts/failed-sign-ins'
import { setPasswordAsOperator } from '#server/domain/accounts/operator'
import { endOtherSessions } from '#server/domain/accounts/sessions'
import { signIn } from '#server/domain/accounts/sign-in'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('what happens to an account, on %s', (engine) => {
  const database = useTestDatabase(engine)
  const password = 'a long enough password'
  const key = Buffer.alloc(32)
  const origin = { address: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  let ana: TestMember

  const told = async (type: string) => {
    const events = await ana.db.selectFrom('events').select(['actorId', 'subjectId', 'payload']).where('type', '=', type).orderBy('position').execute()
    return events.map(({ payload, ...event }) => ({ ...event, ...JSON.parse(payload!) as object }))
  }

  beforeAll(async () => {
    ana = await addMember(database.db, await addOrganization(database.db, 'Studio North'), 'admin', 'Ana Ruiz')
    await setPasswordAsOperator(database.db, ana.actor.session.user.email, password)
  })

  it('stands in the history of its organization: passwords, sign-ins, sign-outs elsewhere', async () => {
    await signIn(database.db, { email: ana.actor.session.user.email, password }, origin, key)
    await endOtherSessions(ana.db, ana.actor)
    expect(await told('user.password_changed')).toEqual([{ actorId: null, subjectId: ana.actor.userId, name: 'Ana Ruiz', way: 'operator' }])
    expect(await told('user.signed_in')).toEqual([{ actorId: ana.actor.userId, subjectId: ana.actor.userId, name: 'Ana Ruiz', address: origin.address, device: 'Firefox · Linux' }])
    expect(await told('user.signed_out_elsewhere')).toHaveLength(1)
  })

  it('has a failed try told of by a job, one of a stranger without the address they typed', async () => {
    for (const email of [ana.actor.session.user.email, 'stranger@example.com']) await expect(signIn(database.db, { email, password: 'wrong' }, origin, key)).rejects.toThrow()
    const jobs = await database.db.selectFrom('jobs').select('payload').where('type', '=', 'report-failed-sign-in').orderBy('createdAt').orderBy('id').execute()
    expect(jobs.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([{ userId: ana.actor.userId, address: origin.address }, { userId: null, address: origin.address }])
  })

  it('sums failures, so that nobody floods the history', async () => {
    const start = Date.parse('2026-11-21T09:00:00.000Z')
    const failures = async (count: number, at: number) => {
      for (let number = 0; number < count; number++) await reportFailedSignIn(database.db, { userId: ana.actor.userId, address: origin.address }, start + at * 60_000)
    }
    const counts = async () => (await told('user.sign_in_failed') as unknown as { count: number }[]).map(({ count }) => count)
    await failures(30, 0)
    expect(await counts()).toEqual([1])
    await failures(10, 16)
    expect(await counts()).toEqual([1, 30])
    await reportSummedFailures(database.db, start + 20 * 60_000)
    expect(await counts()).toEqual([1, 30])
    await reportSummedFailures(database.db, start + 40 * 60_000)
    expect(await counts()).toEqual([1, 30, 9])
    await reportSummedFailures(database.db, start + 48 * 3600_000)
    expect(await database.db.selectFrom('failedSignIns').selectAll().execute()).toEqual([])
    await reportFailedSignIn(database.db, { userId: null, address: '198.51.100.1' })
    await reportFailedSignIn(database.db, { userId: ana.actor.userId, address: '198.51.100.2' }, start)
    expect(await counts()).toEqual([1, 30, 9, 1])
  })
})
