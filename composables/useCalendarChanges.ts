import type { CalendarEntry } from '#shared/calendar/schema'
import { instantAt, timeOf } from '#shared/dates/days'
import type { CompleteNextAction } from '#shared/next-actions/schema'
import type { Task } from '#shared/tasks/schema'
import { useApi } from '~/composables/useApi'
import { useDays } from '~/composables/useDays'
import { useNextAction, type Actionable } from '~/composables/useNextAction'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'
import { useTaskChanges } from '~/composables/useTaskChanges'

type Foresee = (entry: CalendarEntry, changes: Partial<CalendarEntry>) => () => void

const actionableOf = (entry: CalendarEntry): Actionable => ({ id: entry.id, version: entry.version, nextAction: entry.title, nextActionDate: entry.day })

/** What can be done with an entry of the calendar: it shows at once, can be taken back, and comes back with the reason if the server refuses. */
export function useCalendarChanges(foresee: Foresee) {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { dayText } = useDays()
  const { timeZone, can } = useSession()
  const { show } = useProblem()
  const { snooze, complete } = useNextAction()
  const { putOff, complete: completeTask } = useTaskChanges()

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

  async function taskOf({ id }: CalendarEntry): Promise<Task> {
    return (await api<{ task: Task }>(`/api/tasks/${id}`)).task
  }
  /** The whole task, in the version that the person sees: a later one is a conflict. */
  const seenTask = async (entry: CalendarEntry) => ({ ...await taskOf(entry), version: entry.version })

  /** The same time of the day on another one. */
  function onDay(instant: string | null, day: string): string | null {
    return instant && instantAt(day, timeOf(instant, timeZone.value), timeZone.value)
  }

  const mayChange = (entry: CalendarEntry) => entry.isMovable && can('records.edit')

  return {
    mayChange, taskOf,
    async move(entry: CalendarEntry, day: string) {
      const { kind, record } = entry
      if (day === entry.day || !mayChange(entry)) return
      const foreseen = { day, start: onDay(entry.start, day), end: onDay(entry.end, day) }
      if (kind === 'task') await change(entry, foreseen, async () => putOff(await seenTask(entry), day))
      else if (record && record.kind !== 'company') {
        const { kind } = record
        await change(entry, foreseen, () => snooze(kind, actionableOf(entry), day, dayText(day)))
      }
    },
    finishTask: (entry: CalendarEntry) => change(entry, { done: true }, async () => completeTask(await seenTask(entry))),
    async finish(entry: CalendarEntry, input: CompleteNextAction) {
      const { record } = entry
      if (!record || record.kind === 'company') return
      const { kind, name } = record
      await change(entry, { done: true }, () => complete(kind, actionableOf(entry), input, t('today.done', { name })))
    },
  }
}
