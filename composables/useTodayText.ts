import { dayOf, daysBetween } from '#shared/dates/days'
import type { TodayItem } from '~/composables/useToday'
import { useDays } from '~/composables/useDays'
import { useSession } from '~/composables/useSession'
import { useTaskText } from '~/composables/useTaskText'

/** Why a row stands on Today, in the person's words. */
export function useTodayText() {
  const { t, n } = useI18n()
  const { today } = useDays()
  const { timeZone } = useSession()
  const { dueText } = useTaskText()
  /** Digits are those of the language. */
  const counted = (key: string, count: number) => t(key, { n: n(count) }, count)
  const daysSince = (instant: string) => daysBetween(dayOf(instant, timeZone.value), today.value)

  function silence(last: string | null): string {
    return last ? counted('today.lastContact', daysSince(last)) : t('today.neverContacted')
  }

  return {
    reasonText(row: TodayItem): string {
      if (row.kind === 'task') return row.record.allDay && row.reason === 'task_today' ? t('tasks.allDay') : dueText(row.record)
      const { nextAction } = row.record
      if (row.reason === 'gone_quiet' && row.kind === 'deal') return row.record.lastInteractionAt ? counted('today.quietFor', daysSince(row.record.lastInteractionAt)) : counted('today.quietSinceStart', daysSince(row.record.createdAt))
      if (row.reason === 'no_next_action') return nextAction ? t('today.withoutDay', { step: nextAction }) : t('today.withoutStep')
      if (row.reason.startsWith('follow_up') && row.kind === 'contact') return t('today.interval', { silence: silence(row.record.lastContactedAt), every: counted('today.every', row.record.followUpDays ?? 0) })
      return nextAction ?? t('nextAction.followUpStep')
    },
    lateText: (row: TodayItem): string | null => row.dueDate && row.dueDate < today.value && row.reason.endsWith('overdue') ? counted('today.late', daysBetween(row.dueDate, today.value)) : null,
  }
}
