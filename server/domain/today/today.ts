import type { DealSummary } from '#shared/deals/schema'
import { dayOf } from '#shared/dates/days'
import { dueDay, isOverdue } from '#shared/tasks/due'
import type { Task } from '#shared/tasks/schema'
import type { Today, TodayReason, TodayRow } from '#shared/today/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listMeetings } from '../activities/meetings'
import { dealSummaries } from '../deals/list-deals'
import { pages, untilNextChange } from '../events/revision-cache'
import { countDueTasks, listDueTasks } from '../tasks/due-tasks'
import { countDueContacts, listDueContacts, listReaches, type Reach, type When } from './today-contacts.repository'
import { findFirstSteps } from './first-steps.repository'
import { todayDays, type TodayDays } from './today-days'
import { countDueDeals, listDueDeals, type DealGroup, type DueDeal } from './today-deals.repository'

const mostRows = 50

/** Deals by id, and how their contacts are reached. */
interface Described { summaries: Map<string, DealSummary>, reaches: Map<string, Reach> }

/** Whom the actor should follow up with, by their day: at most 50 rows a group, the longest waiting first, with the counts of all; kept until the organization's next change. */
export async function getToday(db: Database, actor: Actor): Promise<Today> {
  const days = todayDays(actor.timeZone)
  const key = JSON.stringify(['today', actor.userId, actor.role, actor.timeZone, days])
  return await untilNextChange(db, actor.organizationId, key, () => gather(db, actor, days), pages)
}

async function gather(db: Database, actor: Actor, days: TodayDays): Promise<Today> {
  const firstSteps = await findFirstSteps(db)
  const deals = {
    overdue: await listDueDeals(db, actor, days, 'overdue', mostRows),
    dueToday: await listDueDeals(db, actor, days, 'dueToday', mostRows),
    withoutNextAction: await listDueDeals(db, actor, days, 'withoutNextAction', mostRows),
    goneQuiet: await listDueDeals(db, actor, days, 'goneQuiet', mostRows),
  }
  const summaries = new Map((await dealSummaries(db, actor, [...new Set(Object.values(deals).flat().map(({ id }) => id))])).map(deal => [deal.id, deal]))
  const tasks = await listDueTasks(db, actor, days, mostRows)
  const meetings = await listMeetings(db, actor, days.start, days.end)
  const reaches = await listReaches(db, [...summaries.values(), ...tasks, ...meetings].flatMap(({ contactId }) => contactId ?? []))
  const rows = (group: keyof typeof deals, reason: TodayReason, dueDate: (deal: DueDeal) => string | null) => dealRows(deals[group], { summaries, reaches }, reason, dueDate)
  return {
    day: days.today,
    overdue: earliestFirst([...rows('overdue', 'next_action_overdue', deal => deal.nextActionDate), ...await contactRows(db, actor, days, 'before')]),
    dueToday: earliestFirst([...rows('dueToday', 'next_action_today', deal => deal.nextActionDate), ...await contactRows(db, actor, days, 'on')]),
    withoutNextAction: rows('withoutNextAction', 'no_next_action', () => null),
    goneQuiet: rows('goneQuiet', 'gone_quiet', deal => dayOf(deal.quietAt, actor.timeZone)),
    tasks: tasks.map(record => taskRow(record, actor, reaches, days)),
    meetings: meetings.map(record => ({ kind: 'activity', record, reason: 'meeting_today', dueDate: days.today, ...reachable(reaches, record.contactId) })),
    hasRecords: tasks.length > 0 || firstSteps.contacts || firstSteps.deal,
    firstSteps,
    counts: await countsOf(db, actor, days),
  }
}

async function contactRows(db: Database, actor: Actor, days: TodayDays, when: When): Promise<TodayRow[]> {
  const { byAction, byInterval } = await listDueContacts(db, actor, days, when, mostRows)
  return [
    ...byAction.map(({ record }): TodayRow => ({ kind: 'contact', record, reason: when === 'on' ? 'next_action_today' : 'next_action_overdue', dueDate: record.nextActionDate, ...reach(record) })),
    ...byInterval.map(({ record, followUpAt }): TodayRow => ({ kind: 'contact', record, reason: when === 'on' ? 'follow_up_today' : 'follow_up_overdue', dueDate: followUpAt && dayOf(followUpAt, actor.timeZone), ...reach(record) })),
  ]
}

const reach = ({ email, phone }: Reach): Reach => ({ email, phone })

function reachable(reaches: Map<string, Reach>, contactId: string | null): Reach {
  return reach(reaches.get(contactId ?? '') ?? { email: null, phone: null })
}

function dealRows(deals: DueDeal[], { summaries, reaches }: Described, reason: TodayReason, dueDate: (deal: DueDeal) => string | null): TodayRow[] {
  return deals.flatMap((deal): TodayRow[] => {
    const record = summaries.get(deal.id)
    return record ? [{ kind: 'deal', record, reason, dueDate: dueDate(deal), ...reachable(reaches, record.contactId) }] : []
  })
}

function taskRow(record: Task, { timeZone }: Actor, reaches: Map<string, Reach>, { now }: TodayDays): TodayRow {
  return { kind: 'task', record, reason: isOverdue(record, now, timeZone) ? 'task_overdue' : 'task_today', dueDate: dueDay(record, timeZone), ...reachable(reaches, record.contactId) }
}

function earliestFirst(rows: TodayRow[]): TodayRow[] {
  return rows.sort((a, b) => (a.dueDate ?? '').localeCompare(b.dueDate ?? '') || a.record.id.localeCompare(b.record.id)).slice(0, mostRows)
}

async function countsOf(db: Database, actor: Actor, days: TodayDays): Promise<Today['counts']> {
  const deals = (group: DealGroup) => countDueDeals(db, actor, days, group)
  return {
    overdue: await deals('overdue') + await countDueContacts(db, actor, days, 'before'),
    dueToday: await deals('dueToday') + await countDueContacts(db, actor, days, 'on'),
    withoutNextAction: await deals('withoutNextAction'),
    goneQuiet: await deals('goneQuiet'),
    tasks: await countDueTasks(db, actor, days),
    tomorrow: await deals('tomorrow'),
  }
}
