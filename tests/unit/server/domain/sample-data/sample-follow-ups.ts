import type { SampleRecords } from '#server/domain/sample-data/sample-record'

const MS_PER_DAY = 86_400_000
const QUIET_DAYS = 14
const interactions = new Set(['email', 'call', 'meeting', 'message'])

/** Today's groups by the words of the contract, worked out from the sample records alone. */
export function followUpsOn(today: string, { contacts, deals, activities }: SampleRecords) {
  const daysSince = (instant: string | undefined) =>
    instant ? (Date.parse(`${today}T12:00:00Z`) - Date.parse(instant)) / MS_PER_DAY : 0
  const lastWith = (of: 'contact' | 'deal', key: string) => activities
    .filter(activity => activity[of] === key && interactions.has(activity.type))
    .map(({ occurredAt }) => occurredAt).toSorted().at(-1)
  const open = deals.filter(({ outcome }) => outcome === null)
  const isOverdue = ({ nextActionDate }: { nextActionDate: string | null }) => nextActionDate !== null && nextActionDate < today
  return {
    overdueContacts: contacts.filter(isOverdue),
    overdueDeals: open.filter(isOverdue),
    dueToday: [...contacts, ...open].filter(({ nextActionDate }) => nextActionDate === today),
    intervalElapsed: contacts.filter(({ key, followUpDays }) => followUpDays !== null && daysSince(lastWith('contact', key)) > followUpDays),
    withoutNextAction: open.filter(({ nextAction }) => nextAction === null),
    goneQuiet: open.filter(({ key }) => daysSince(lastWith('deal', key)) > QUIET_DAYS),
  }
}
