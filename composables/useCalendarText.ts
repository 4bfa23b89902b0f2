import type { CalendarEntry, CalendarEntryKind } from '#shared/calendar/schema'
import { useDays } from '~/composables/useDays'

interface Look { icon: string, edge: string, color: string, dot: string }

const looks: Record<CalendarEntryKind, Look> = {
  task: { icon: 'i-lucide-circle-check', edge: 'border-primary', color: 'bg-primary/10 text-primary', dot: 'bg-primary' },
  next_action: { icon: 'i-lucide-corner-down-right', edge: 'border-warning', color: 'bg-warning/10 text-warning', dot: 'bg-warning' },
  meeting: { icon: 'i-lucide-users', edge: 'border-success', color: 'bg-success/10 text-success', dot: 'bg-success' },
}

/** What the calendar writes: entries, days and months in the person's language and calendar. */
export function useCalendarText() {
  const { t, n } = useI18n()
  const { language, timeText, wholeDayText } = useDays()
  const formats = computed(() => {
    const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...options })
    return { month: of({ month: 'long', year: 'numeric' }), shortMonth: of({ month: 'short' }), weekday: of({ weekday: 'short' }), wholeWeekday: of({ weekday: 'long' }), number: of({ day: 'numeric' }) }
  })
  const text = (name: keyof (typeof formats)['value'], day: string) => formats.value[name].format(new Date(`${day}T00:00:00Z`))

  const titleOf = (entry: CalendarEntry) => entry.title ?? (entry.kind === 'next_action' ? t('nextAction.followUpStep') : entry.record?.name ?? t(`calendar.kinds.${entry.kind}`))
  const timeOfEntry = ({ start, end, allDay }: CalendarEntry) => start === null || allDay ? null : end ? t('calendar.fromTo', { from: timeText(start), to: timeText(end) }) : timeText(start)

  return {
    lookOf: ({ kind }: CalendarEntry) => looks[kind],
    kindOf: ({ kind, done }: CalendarEntry) => done ? t('calendar.doneKind', { kind: t(`calendar.kinds.${kind}`) }) : t(`calendar.kinds.${kind}`),
    titleOf, timeOfEntry,
    startOfEntry: ({ start, allDay }: CalendarEntry) => start === null || allDay ? null : timeText(start),
    /** All of an entry for those who do not see it: "Meeting, 14:30–15:30, Kick-off, Zoë O'Brien". */
    nameOf: (entry: CalendarEntry) => [t(`calendar.kinds.${entry.kind}`), ...entry.done ? [t('calendar.done')] : [], timeOfEntry(entry), titleOf(entry), entry.record?.name].filter(Boolean).join(t('timeline.comma')),
    monthText: (day: string) => {
      const parts = formats.value.month.formatToParts(new Date(`${day}T00:00:00Z`))
      return ['month', 'year'].map(name => parts.find(({ type }) => type === name)?.value).join(' ')
    },
    shortMonthText: (day: string) => text('shortMonth', day),
    weekdayText: (day: string) => text('weekday', day),
    wholeWeekdayText: (day: string) => text('wholeWeekday', day),
    numberText: (day: string) => text('number', day),
    hourText: (hour: number) => n(hour, { minimumIntegerDigits: 2 }),
    wholeDayText,
  }
}
