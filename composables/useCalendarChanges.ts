import type { CalendarEntry } from '#shared/calendar/schema'
import { instantAt, timeOf } from '#shared/dates/days'
import type { CompleteNextAction } from '#shared/next-actions/schema'
import { useDays } from '~/composables/useDays'
import { useNextAction, type Actionable } from '~/composables/useNextAction'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

type Foresee = (entry: CalendarEntry, changes: Partial<CalendarEntry>) => () => void

const actionableOf = (entry: CalendarEntry): Actionable => ({ id: entry.id, version: entry.version, nextAction: entry.title, nextActionDate: entry.day })

/** What can be done with an entry of the calendar: it shows at once, can be taken back, and comes back with the reason if the server refuses. */
export function useCalendarChanges(foresee: Foresee) {
  const cache = useQueryCache()
  const { t } = useI18n()
  const { dayText } = useDays()
  const { timeZone, can } = useSession()
  const { show } = useProblem()
  const { snooze, complete } = useNextAction()

  async function change(entry: CalendarEntry, foreseen: Partial<CalendarEntry>, send: () => Promise<unknown>) {
    const takeBack = foresee(entry, { ...foreseen, version: entry.version + 1 })
    try {
      await send()
    }
    catch (error) {
      takeBack()
      show(error)
    }
    await cache.invalidateQueries({ key: ['calendar'] })
  }

  /** The same time of the day on another one. */
  function onDay(instant: string | null, day: string): string | null {
    return instant && instantAt(day, timeOf(instant, timeZone.value), timeZone.value)
  }

  const mayMove = (entry: CalendarEntry) => entry.kind === 'next_action' && entry.isMovable && can('records.edit')

  return {
    mayMove,
    async move(entry: CalendarEntry, day: string) {
      const { record } = entry
      if (day === entry.day || !mayMove(entry)) return
      const foreseen = { day, start: onDay(entry.start, day), end: onDay(entry.end, day) }
      if (entry.kind === 'next_action' && record && record.kind !== 'company') {
        const { kind } = record
        await change(entry, foreseen, () => snooze(kind, actionableOf(entry), day, dayText(day)))
      }
    },
    async finish(entry: CalendarEntry, input: CompleteNextAction) {
      const { record } = entry
      if (entry.kind !== 'next_action' || !record || record.kind === 'company') return
      const { kind, name } = record
      await change(entry, { done: true }, () => complete(kind, actionableOf(entry), input, t('today.done', { name })))
    },
  }
}
