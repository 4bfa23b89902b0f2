import { beforeEach, describe, expect, it } from 'vitest'
import { resetTwoStepAsOperator, setPasswordAsOperator } from '#server/domain/accounts/operator'
import { updateOrganization } from '#server/domain/accounts/profile'
import { findActor, startSession } from '#server/domain/accounts/sessions'
import { signIn } from '#server/domain/accounts/sign-in'
import { beginTwoStep, disableTwoStep, enableTwoStep, readTwoStep, renewRecoveryCodes } from '#server/domain/two-step/two-step'
import { codeOf } from '../../../../support/authenticator'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const password = 'a long enough password'
const origin = { address: '203.0.113.7', userAgent: null }
const key = Buffer.alloc(32, 7)

describe.each(engines)('two-step sign-in on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let email: string

  beforeEach(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
    email = ana.actor.session.user.email
    await setPasswordAsOperator(database.db, email, password)
    await database.db.deleteFrom('signInFailures').execute()
  })

  const enter = (code?: string) => signIn(database.db, { email, password, code }, origin, key)
  const code = (error: unknown) => (error as { code?: string }).code
  const told = async () => (await ana.db.selectFrom('events').select('type').where('subjectId', '=', ana.actor.userId).orderBy('position').execute()).map(({ type }) => type)

  async function switchOn() {
    const { secret } = await beginTwoStep(ana.db, ana.actor, password, key)
    return { secret, codes: await enableTwoStep(ana.db, ana.actor, codeOf(secret, -1), key) }
  }

  it('asks for nothing until a code has proved that the app has the secret', async () => {
    await beginTwoStep(ana.db, ana.actor, password, key)
    await expect(enableTwoStep(ana.db, ana.actor, '000000', key)).rejects.toMatchObject({ issues: [{ path: 'code' }] })
    expect(await enter()).toBeTruthy()
    expect(await readTwoStep(ana.db, ana.actor)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 })
  })

  it('then takes no password alone, ends the other sessions, and keeps secrets unreadable', async () => {
    const elsewhere = await startSession(database.db, ana.actor.userId, ana.actor.organizationId, origin)
    const { secret, codes } = await switchOn()
    expect(code(await enter().catch(error => error))).toBe('two_step_required')
    expect(await findActor(database.db, elsewhere)).toBeUndefined()
    const stored = JSON.stringify([await database.db.selectFrom('twoSteps').selectAll().execute(), await database.db.selectFrom('recoveryCodes').selectAll().execute()])
    for (const readable of [secret, ...codes]) expect(stored).not.toContain(readable)
    expect((await findActor(database.db, await enter(codeOf(secret))))!.session.user.hasTwoStep).toBe(true)
  })

  it('takes a code once, also of two who show it at once, and none from before it', async () => {
    const { secret } = await switchOn()
    const now = codeOf(secret)
    const both = await Promise.allSettled([enter(now), enter(now)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const used of [now, codeOf(secret, -1)]) expect(code(await enter(used).catch(error => error))).toBe('wrong_code')
    expect(await enter(codeOf(secret, 1))).toBeTruthy()
  })

  it('takes each recovery code once, however it is typed', async () => {
    const { codes } = await switchOn()
    expect(new Set(codes).size).toBe(10)
    expect(await enter(codes[0]!.replaceAll('-', ''))).toBeTruthy()
    expect(code(await enter(codes[0]).catch(error => error))).toBe('wrong_code')
    expect((await readTwoStep(ana.db, ana.actor)).recoveryCodesLeft).toBe(9)
    const renewed = await renewRecoveryCodes(ana.db, ana.actor, { password, code: codes[1]!.replaceAll('-', '') }, key)
    expect(code(await enter(codes[2]).catch(error => error))).toBe('wrong_code')
    expect(await enter(renewed[2])).toBeTruthy()
    expect(await told()).toEqual(expect.arrayContaining(['user.two_step_enabled', 'user.recovery_code_used', 'user.recovery_codes_renewed']))
  })

  it('counts wrong codes apart: the right password forgives none', async () => {
    await switchOn()
    const failures = database.db.selectFrom('signInFailures').select('count').where('subject', '=', `account:code:${ana.actor.userId}`)
    for (let turn = 0; turn < 3; turn++) {
      expect(code(await enter('000000').catch(error => error))).toBe('wrong_code')
      await enter().catch(() => undefined)
    }
    expect(await failures.executeTakeFirst()).toEqual({ count: 3 })
    await database.db.updateTable('signInFailures').set({ count: 12, lastAt: new Date().toISOString() }).where('subject', '=', `account:code:${ana.actor.userId}`).execute()
    expect(code(await enter('000000').catch(error => error))).toBe('too_many_requests')
  })

  it('is switched off with the password and a code, or by the operator', async () => {
    const { secret } = await switchOn()
    await expect(disableTwoStep(ana.db, ana.actor, { password, code: '000000' }, key)).rejects.toMatchObject({ issues: [{ path: 'code' }] })
    await expect(disableTwoStep(ana.db, ana.actor, { password: 'wrong', code: codeOf(secret) }, key)).rejects.toMatchObject({ issues: [{ path: 'password' }] })
    await disableTwoStep(ana.db, ana.actor, { password, code: codeOf(secret) }, key)
    expect(await enter()).toBeTruthy()
    await switchOn()
    const elsewhere = await startSession(database.db, ana.actor.userId, ana.actor.organizationId, origin)
    await resetTwoStepAsOperator(database.db, email)
    expect(await findActor(database.db, elsewhere)).toBeUndefined()
    expect(await enter()).toBeTruthy()
    expect(await database.db.selectFrom('recoveryCodes').selectAll().where('userId', '=', ana.actor.userId).execute()).toEqual([])
  })

  it('is asked of all members only by an admin who has it', async () => {
    await expect(updateOrganization(ana.db, ana.actor, { requireTwoStep: true })).rejects.toMatchObject({ issues: [{ path: 'requireTwoStep' }] })
    await switchOn()
    const token = await startSession(database.db, ana.actor.userId, ana.actor.organizationId, origin)
    const actor = (await findActor(database.db, token))!
    expect((await updateOrganization(ana.db, actor, { requireTwoStep: true })).requireTwoStep).toBe(true)
  })
})
