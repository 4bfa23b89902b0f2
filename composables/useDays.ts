import { calendarOf, dateLocale } from '#shared/dates/calendars'
import { addDays, dayOf, daysBetween } from '#shared/dates/days'
import { quickDays } from '#shared/dates/quick-days'
import { useSession } from '~/composables/useSession'
import { useShared } from '~/composables/useShared'

const minute = 60_000
const steps = [['year', 525_600], ['month', 43_800], ['week', 10_080], ['day', 1440], ['hour', 60], ['minute', 1]] as const

const order = ['weekday', 'day', 'month', 'year']

/** "Sat 21 Nov 2026" and «شنبه ۳۰ آبان ۱۴۰۵»: engines set the parts of a date in different orders and with different commas. */
export function inOrder(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).filter(({ type }) => order.includes(type))
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type)).map(({ value }) => value).join(' ')
}

/** The clock of the page, to the minute. The server's reading travels with the page, so that both sides draw the same. */
const useNow = () => useState('now', () => Date.now())

function keepTime() {
  const now = useNow()
  const ticking = useState('now-ticks', () => false)
  onMounted(() => {
    if (ticking.value) return
    ticking.value = true
    now.value = Date.now()
    window.setInterval(() => {
      now.value = Date.now()
    }, minute)
  })
}

/** Days and instants as the person reads them: in their time zone, language and calendar. */
export function useDays() {
  keepTime()
  return useShared(makeDays)
}

function makeDays() {
  const now = useNow()
  const { t, locale } = useI18n()
  const { timeZone, user } = useSession()
  const calendar = computed(() => calendarOf({ calendar: user.value?.calendar ?? null, locale: locale.value }))
  const language = computed(() => dateLocale(locale.value, calendar.value))
  const today = computed(() => dayOf(new Date(now.value).toISOString(), timeZone.value))
  const ofDay = (options: Intl.DateTimeFormatOptions) => computed(() => new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...options }))
  const ofInstant = (options: Intl.DateTimeFormatOptions) => computed(() => new Intl.DateTimeFormat(language.value, { timeZone: timeZone.value, ...options }))
  const near = ofDay({ weekday: 'short', day: 'numeric', month: 'short' })
  const far = ofDay({ day: 'numeric', month: 'short', year: 'numeric' })
  const date = ofDay({ day: 'numeric', month: 'long', year: 'numeric' })
  const dateInYear = ofDay({ day: 'numeric', month: 'long' })
  const ofYear = ofDay({ year: 'numeric' })
  const whole = ofDay({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const clock = ofInstant({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const moment = ofInstant({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const distance = computed(() => new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }))
  const midnight = (day: string) => new Date(`${day}T00:00:00Z`)
  const timeText = (instant: string) => clock.value.format(new Date(instant))

  /** "Today", "Tomorrow", "Fri 27 Nov", "3 Feb 2025". */
  function dayText(day: string): string {
    const away = daysBetween(today.value, day)
    if (away === 0) return t('dates.today')
    if (away === 1) return t('dates.tomorrow')
    if (away === -1) return t('dates.yesterday')
    return inOrder((Math.abs(away) < 180 ? near : far).value, midnight(day))
  }

  const yearOf = (day: string) => ofYear.value.format(midnight(day))

  /** "2 days ago", by days of the calendar from yesterday on. */
  function relativeText(instant: string): string {
    const days = daysBetween(today.value, dayOf(instant, timeZone.value))
    const minutes = days === 0 ? Math.round((Date.parse(instant) - now.value) / minute) : days * 1440
    if (Math.abs(minutes) < 1) return t('dates.now')
    const [unit, size] = steps.find(([, size]) => Math.abs(minutes) >= size) ?? steps[5]
    return distance.value.format(Math.trunc(minutes / size), unit)
  }

  return {
    language, calendar, today, dayText, relativeText,
    now: computed(() => new Date(now.value).toISOString()),
    timeText,
    /** "14 March 1985", or without the year. */
    birthdayText: (day: string, { hasYear }: { hasYear: boolean }) => inOrder((hasYear ? date : dateInYear).value, midnight(day)),
    /** "14:05" of today, "Yesterday, 14:05" of another day. */
    shortMomentText: (instant: string) => dayOf(instant, timeZone.value) === today.value ? timeText(instant) : t('dates.dayAndTime', { day: dayText(dayOf(instant, timeZone.value)), time: timeText(instant) }),
    /** "27 November", within a sentence; with its year if that is another one. */
    dateText: (day: string) => inOrder((yearOf(day) === yearOf(today.value) ? dateInYear : date).value, midnight(day)),
    /** "215 days ago". */
    distanceText: (day: string) => distance.value.format(daysBetween(today.value, day), 'day'),
    wholeDayText: (day: string) => inOrder(whole.value, midnight(day)),
    momentText: (instant: string) => t('dates.dayAndTime', { day: inOrder(moment.value, new Date(instant)), time: timeText(instant) }),
    quickDays: computed(() => quickDays(today.value, user.value?.weekStart ?? 'monday').map(choice => ({ ...choice, label: t(`dates.${choice.name}`) }))),
    inDays: (count: number) => addDays(today.value, count),
  }
}
