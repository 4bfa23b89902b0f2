import { inCalendar } from '#shared/dates/calendars'
import { addDays, daysBetween } from '#shared/dates/days'
import type { BucketSize } from '#shared/reports/schema'
import type { Span } from '#shared/reports/periods'
import { inOrder, useDays } from '~/composables/useDays'

/** Periods as people name them: "1 Nov 2026 – 30 Nov 2026", "November 2026", "Q4 2026". The last day of a span is not in it. */
export function usePeriodText() {
  const { t } = useI18n()
  const { language, calendar } = useDays()
  const midnight = (day: string) => new Date(`${day}T00:00:00Z`)
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = computed(() => new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...options }))
    return (day: string) => inOrder(format.value, midnight(day))
  }
  const day = formatter({ day: 'numeric', month: 'short', year: 'numeric' })
  const dayAndMonth = formatter({ day: 'numeric', month: 'short' })
  const month = formatter({ month: 'long', year: 'numeric' })
  const shortMonth = formatter({ month: 'short' })
  const year = formatter({ year: 'numeric' })
  const quarter = (iso: string) => new Intl.NumberFormat(language.value).format(Math.ceil(inCalendar(calendar.value, iso).month / 3))

  const spanText = (from?: string | null, to?: string | null) => {
    if (from && to) return daysBetween(from, to) === 1 ? day(from) : `${day(from)} – ${day(addDays(to, -1))}`
    return from ? t('charts.from', { day: day(from) }) : to ? t('charts.before', { day: day(to) }) : ''
  }

  return {
    spanText,
    /** A part of a period: its name for the axis and in full. */
    stepOf({ from, to }: Span, size: BucketSize): { label: string, title: string } {
      if (size === 'month') return { label: shortMonth(from), title: month(from) }
      if (size === 'quarter') {
        const names = { n: quarter(from), year: year(from) }
        return { label: t('charts.quarterShort', names), title: t('charts.quarter', names) }
      }
      return { label: dayAndMonth(from), title: spanText(from, to) }
    },
  }
}
