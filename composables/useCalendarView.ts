import { addMonths, daysFrom, daysOfMonthPage, startOfWeek } from '#shared/dates/calendars'
import { addDays } from '#shared/dates/days'
import { useDays } from '~/composables/useDays'
import { useSession } from '~/composables/useSession'

export const calendarViews = ['month', 'week', 'agenda'] as const
export type CalendarView = (typeof calendarViews)[number]

/** How far the agenda looks ahead: together with any month's page, no more days than the server answers at once. */
const agendaDays = 21
const isDay = (value: unknown): value is string => typeof value === 'string' && /^(19|2\d)\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))

/** Which days the calendar shows, of whom and how, as the address bar names it. */
export function useCalendarView() {
  const route = useRoute()
  const router = useRouter()
  const { today, calendar } = useDays()
  const { user, session } = useSession()
  const weekStart = computed(() => user.value?.weekStart ?? 'monday')
  // Until the page is mounted nobody knows its width: then both forms are there, and the style sheet shows one.
  const isPhone = ref<boolean>()
  onMounted(() => isPhone.value = window.matchMedia('(max-width: 639px)').matches)

  const chosen = computed(() => calendarViews.find(name => name === route.query.view))
  const view = computed(() => chosen.value ?? (isPhone.value ? 'agenda' : 'month'))
  const isUnsure = computed(() => chosen.value === undefined && isPhone.value === undefined)
  const day = computed(() => isDay(route.query.day) ? route.query.day : today.value)
  // Who only reads has nothing of their own to do.
  const whose = computed(() => typeof route.query.memberId === 'string' ? route.query.memberId : session.value?.role === 'readonly' ? 'all' : 'mine')

  const pages: Record<CalendarView, () => string[]> = {
    month: () => daysOfMonthPage(day.value, calendar.value, weekStart.value),
    week: () => daysFrom(startOfWeek(day.value, weekStart.value), addDays(startOfWeek(day.value, weekStart.value), 6)),
    agenda: () => daysFrom(day.value, addDays(day.value, agendaDays - 1)),
  }
  const set = (changes: { view?: CalendarView, day?: string, memberId?: string }) => router.replace({ query: { ...route.query, ...changes } })
  const onward = (count: number) => view.value === 'month' ? addMonths(day.value, count, calendar.value) : addDays(day.value, count * (view.value === 'week' ? 7 : agendaDays))

  return {
    view, isUnsure, day, whose, weekStart, set,
    days: (name: CalendarView) => pages[name](),
    /** The first and the last day of all that may be shown. */
    range: computed(() => {
      const days = (isUnsure.value ? (['month', 'agenda'] as const) : [view.value]).flatMap(name => pages[name]()).sort()
      return { from: days[0]!, to: days.at(-1)! }
    }),
    turn: (count: number) => set({ day: onward(count) }),
    shows: (name: CalendarView) => isUnsure.value ? name !== 'week' : view.value === name,
  }
}
