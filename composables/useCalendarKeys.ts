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
  let ahead: string | undefined

  /** A key pressed before the page has followed the last one goes on from where that one leads. */
  async function go(count: number) {
    const to = ahead = addDays(ahead ?? day(), count)
    await toDay(to)
    if (ahead !== to) return
    ahead = undefined
    await nextTick()
    document.querySelector<HTMLElement>(`[data-day="${day()}"]`)?.focus()
  }
  /** Towards where the text runs is later. */
  const sideways = (count: number) => go(document.documentElement.dir === 'rtl' ? -count : count)

  useShortcuts(computed(() => ({
    m: () => show('month'),
    w: () => show('week'),
    a: () => show('agenda'),
    ...view() === 'agenda' ? {} : { ArrowLeft: () => void sideways(-1), ArrowRight: () => void sideways(1), Enter: () => open(ahead ?? day()) },
    ...view() === 'month' ? { ArrowUp: () => void go(-7), ArrowDown: () => void go(7) } : {},
  })))
}
