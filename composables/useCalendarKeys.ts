import { addDays } from '#shared/dates/days'
import type { CalendarView } from '~/composables/useCalendarView'
import { useShortcuts } from '~/composables/useShortcuts'

interface CalendarHands {
  view: () => CalendarView
  day: () => string
  toDay: (day: string) => Promise<unknown>
  open: (day: string) => void
  show: (view: CalendarView) => void
}

/** The calendar's keys: arrows go from day to day, Enter opens one, and a letter changes the form. */
export function useCalendarKeys({ view, day, toDay, open, show }: CalendarHands) {
  async function go(count: number) {
    await toDay(addDays(day(), count))
    await nextTick()
    document.querySelector<HTMLElement>(`[data-day="${day()}"]`)?.focus()
  }
  /** Towards where the text runs is later. */
  const sideways = (count: number) => go(document.documentElement.dir === 'rtl' ? -count : count)

  useShortcuts(computed(() => ({
    m: () => show('month'),
    w: () => show('week'),
    a: () => show('agenda'),
    ...view() === 'agenda' ? {} : { ArrowLeft: () => void sideways(-1), ArrowRight: () => void sideways(1), Enter: () => open(day()) },
    ...view() === 'month' ? { ArrowUp: () => void go(-7), ArrowDown: () => void go(7) } : {},
  })))
}
