import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreateActivity } from '#shared/activities/schema'
import { useClaude } from '#server/ai/client'
import { deleteActivity, logActivity, updateActivity } from '#server/domain/activities/activities'
import { rateAnswer } from '#server/domain/ai/ratings'
import { prepareMeeting } from '#server/domain/insights/brief'
import { assessDeal } from '#server/domain/insights/deal-risk'
import { getInsights } from '#server/domain/insights/insights'
import { suggestNextAction } from '#server/domain/insights/next-action'
import { summarizeRecord } from '#server/domain/insights/summary'
import { addDays, todayIn } from '#shared/dates/days'
import { createContact } from '#server/domain/contacts/contacts'
import { markWon } from '#server/domain/deals/close-deals'
import { createDeal } from '#server/domain/deals/deals'
import { updateDeal } from '#server/domain/deals/update-deal'
import { shareRecord } from '#server/domain/shares/shares'
import { completeTask } from '#server/domain/tasks/complete-task'
import { createTask } from '#server/domain/tasks/tasks'
import { startClaude, type Claude } from '../../../../support/claude'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('insights on %s', (engine) => {
  const database = useTestDatabase(engine)
  let claude: Claude
  let organizationId: string
  let ana: TestMember

  beforeAll(async () => {
    claude = await startClaude()
  })
  afterAll(async () => {
    useClaude({})
    await claude.close()
  })
  beforeEach(async () => {
    claude.reset()
    useClaude({ apiKey: 'test-key', baseUrl: claude.url, retryMs: 5 })
    organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
  })

  const contact = (firstName = 'Zoë') => createContact(ana.db, ana.actor, { firstName })
  const log = (fields: Omit<CreateActivity, 'type'>) => logActivity(ana.db, ana.actor, { type: 'call', ...fields })
  const summarize = (id: string, asking = {}, { db, actor } = ana) => summarizeRecord(db, actor, { type: 'contact', id }, asking)
  const insights = (id: string, { db, actor } = ana) => getInsights(db, actor, { type: 'contact', id })

  it('summarize a record and say what each number stands for', async () => {
    const zoe = await contact()
    const deal = await createDeal(ana.db, ana.actor, { title: 'Brand audit', contactId: zoe.id })
    const call = await log({ contactId: zoe.id, subject: 'Two halves?' })
    claude.on(() => true, { text: 'Zoë wants the audit in two halves [3]. Nothing is signed [1, 8].' })
    const summary = await summarize(zoe.id)
    expect(summary).toMatchObject({ text: 'Zoë wants the audit in two halves [3]. Nothing is signed [1].', newSince: 0, isCut: false, ai: { cached: false } })
    expect(summary!.sources).toEqual([
      { n: 1, type: 'deal', id: deal.id, title: 'Brand audit', on: todayIn('Europe/Berlin') },
      { n: 3, type: 'activity', id: call.id, title: 'Two halves?', on: todayIn('Europe/Berlin') },
    ])
    expect(claude.calls[0]!.system).toContain('Write in English')
    expect(await summarize(zoe.id)).toMatchObject({ text: summary!.text, ai: { cached: true } })
    expect(claude.calls).toHaveLength(1)
  })

  it('show again what was told last, and count what has happened since, without asking', async () => {
    const zoe = await contact()
    const task = await createTask(ana.db, ana.actor, { title: 'Draw the first phase', contactId: zoe.id })
    const call = await log({ contactId: zoe.id })
    expect(await insights(zoe.id)).toEqual({ hasHistory: true, summary: null, nextAction: null, signs: [], risk: null })
    claude.on(() => true, { text: 'A drawing is promised [1].' })
    await summarize(zoe.id)
    expect((await insights(zoe.id)).summary).toMatchObject({ text: 'A drawing is promised [1].', newSince: 0, sources: [{ n: 1, type: 'task', id: task.id }], ai: { cached: true, rating: null } })
    await rateAnswer(ana.db, ana.actor, { hash: (await insights(zoe.id)).summary!.ai.hash, rating: 1 })
    expect((await insights(zoe.id)).summary!.ai.rating).toBe(1)
    await log({ contactId: zoe.id, body: 'Sent' })
    await completeTask(ana.db, ana.actor, task.id)
    await updateActivity(ana.db, ana.actor, call.id, { body: 'She called back' })
    expect(await summarize(zoe.id, { cachedOnly: true })).toMatchObject({ text: 'A drawing is promised [1].', newSince: 3 })
    expect(claude.calls).toHaveLength(1)
    const uses = await ana.db.selectFrom('aiCalls').select('outcome').execute()
    expect(uses).toEqual([{ outcome: 'answered' }])
  })

  it('tell days as dates, counted from the day of asking', async () => {
    const zoe = await contact()
    await log({ contactId: zoe.id })
    claude.on(() => true, { text: 'She called {2 days ago} [1] and waits until {tomorrow}.' })
    const today = todayIn('Europe/Berlin')
    const told: string[] = []
    const { text } = (await summarize(zoe.id, { onText: (delta: string) => told.push(delta) }))!
    expect([text, told.join('')]).toEqual(Array.from({ length: 2 }, () => `She called ${addDays(today, -2)} [1] and waits until ${addDays(today, 1)}.`))
    await ana.db.updateTable('insights').set({ askedAt: new Date(Date.now() - 5 * 86_400_000).toISOString() }).execute()
    expect((await insights(zoe.id)).summary!.text).toBe(`She called ${addDays(today, -7)} [1] and waits until ${addDays(today, -4)}.`)
  })

  it('are each person\'s own, in their language', async () => {
    const zoe = await contact()
    await log({ contactId: zoe.id })
    await summarize(zoe.id)
    const mina = await addMember(database.db, organizationId, 'manager', 'Mina Rahimi')
    expect((await insights(zoe.id, mina)).summary).toBeNull()
    const inPersian = { ...ana, actor: { ...ana.actor, session: { ...ana.actor.session, user: { ...ana.actor.session.user, locale: 'fa' as const } } } }
    expect((await insights(zoe.id, inPersian)).summary).toBeNull()
    await summarize(zoe.id, {}, inPersian)
    expect(claude.calls.at(-1)!.system).toContain('Write in Persian')
  })

  it('are shown no more once something that they rest on is no longer seen', async () => {
    const rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', ownerId: rui.actor.userId })
    const audit = await createDeal(ana.db, ana.actor, { title: 'Secret audit', contactId: zoe.id })
    await shareRecord(ana.db, ana.actor, { kind: 'deal', id: audit.id }, [rui.actor.userId])
    await summarize(zoe.id, {}, rui)
    expect((await insights(zoe.id, rui)).summary).not.toBeNull()
    await shareRecord(ana.db, ana.actor, { kind: 'deal', id: audit.id }, [])
    expect((await insights(zoe.id, rui)).summary).toBeNull()
    await expect(insights((await contact('Nobody of his')).id, rui)).rejects.toMatchObject({ code: 'not_found' })

    const call = await log({ contactId: zoe.id })
    await summarize(zoe.id)
    await deleteActivity(ana.db, ana.actor, call.id)
    expect((await insights(zoe.id)).summary).toBeNull()
  })

  it('are shown no more to somebody whose role has changed', async () => {
    const zoe = await contact()
    await log({ contactId: zoe.id })
    await summarize(zoe.id)
    expect((await insights(zoe.id, { ...ana, actor: { ...ana.actor, role: 'manager' } })).summary).toBeNull()
  })

  it('go with the answer that they show', async () => {
    const zoe = await contact()
    await log({ contactId: zoe.id })
    await summarize(zoe.id)
    await ana.db.deleteFrom('aiAnswers').execute()
    expect(await ana.db.selectFrom('insights').selectAll().execute()).toEqual([])
  })

  it('suggest a next action on a day counted from the day of asking', async () => {
    const zoe = await contact()
    await log({ contactId: zoe.id })
    claude.on(() => true, { json: { action: 'Send the first phase', inDays: 2, reason: 'It was promised [1]; see [5].' } })
    const today = todayIn('Europe/Berlin')
    expect(await suggestNextAction(ana.db, ana.actor, { type: 'contact', id: zoe.id }, {})).toMatchObject({ action: 'Send the first phase', date: addDays(today, 2), reason: 'It was promised [1]; see.', sources: [{ n: 1 }] })
    expect((await insights(zoe.id)).nextAction).toMatchObject({ action: 'Send the first phase', date: addDays(today, 2) })
  })

  it('weigh the signs of a deal, which are there without Claude too', async () => {
    const deal = await createDeal(ana.db, ana.actor, { title: 'Brand audit', expectedCloseDate: addDays(todayIn('Europe/Berlin'), -3) })
    for (const days of [-2, -1]) await updateDeal(ana.db, ana.actor, deal.id, { expectedCloseDate: addDays(todayIn('Europe/Berlin'), days) })
    const signs = [{ kind: 'close_overdue', count: 1, usual: null }, { kind: 'close_moved', count: 2, usual: null }, { kind: 'no_next_step', count: null, usual: null }]
    expect(await getInsights(ana.db, ana.actor, { type: 'deal', id: deal.id })).toMatchObject({ signs, risk: null })
    claude.on(() => true, { json: { level: 'high', reason: 'It was put off twice [2].', advice: 'Ask for a decision.' } })
    expect(await assessDeal(ana.db, ana.actor, deal.id, {})).toMatchObject({ signs, risk: { level: 'high', reason: 'It was put off twice [2].', advice: 'Ask for a decision.' } })
    expect(JSON.stringify(claude.calls[0]!.messages)).toContain('its expected close date passed 1 days ago')
    await markWon(ana.db, ana.actor, { ids: [deal.id] })
    await expect(assessDeal(ana.db, ana.actor, deal.id, {})).rejects.toMatchObject({ issues: [{ path: 'dealId', code: 'deal_closed' }] })
  })

  it('prepare a meeting of the calendar, about its deal', async () => {
    const zoe = await contact()
    const deal = await createDeal(ana.db, ana.actor, { title: 'Brand audit', contactId: zoe.id })
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const meeting = await logActivity(ana.db, ana.actor, { type: 'meeting', subject: 'Kick-off', occurredAt: tomorrow, contactId: zoe.id, dealId: deal.id })
    const said = { who: 'Zoë', standing: 'It begins [1].', promises: ['An offer [1]'], questions: ['Who decides?'], care: null }
    claude.on(() => true, { json: said })
    const { subject, meeting: met, brief } = await prepareMeeting(ana.db, ana.actor, { activityId: meeting.id }, {})
    expect([subject, met]).toEqual([{ type: 'deal', id: deal.id, name: 'Brand audit' }, { id: meeting.id, subject: 'Kick-off', at: tomorrow }])
    expect(brief).toMatchObject(said)
    expect(JSON.stringify(claude.calls[0]!.messages)).toContain('The meeting is tomorrow.')
    const call = await log({ contactId: zoe.id })
    await expect(prepareMeeting(ana.db, ana.actor, { activityId: call.id }, {})).rejects.toMatchObject({ issues: [{ code: 'not_a_meeting' }] })
  })

  it('keep nothing of an answer that never came', async () => {
    const zoe = await contact()
    await log({ contactId: zoe.id })
    claude.on(() => true, { status: 401 })
    await expect(summarize(zoe.id)).rejects.toMatchObject({ code: 'ai_key_refused' })
    useClaude({ apiKey: undefined, baseUrl: claude.url })
    await expect(summarize(zoe.id)).rejects.toMatchObject({ code: 'ai_not_configured' })
    expect((await insights(zoe.id)).summary).toBeNull()
  })
})
