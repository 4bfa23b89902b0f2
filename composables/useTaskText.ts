import { dueDay, isOverdue } from '#shared/tasks/due'
import type { Task } from '#shared/tasks/schema'
import { useDays } from '~/composables/useDays'
import { useSession } from '~/composables/useSession'

type Due = Pick<Task, 'dueAt' | 'allDay'>

export const priorityIcons = { low: 'i-lucide-arrow-down', normal: undefined, high: 'i-lucide-flag' } as const

/** When tasks are due and what they belong to, in the person's words. */
export function useTaskText() {
  const { t } = useI18n()
  const { now, dayText, timeText } = useDays()
  const { timeZone } = useSession()

  return {
    dueDayOf: (task: Due) => dueDay(task, timeZone.value),
    isLate: (task: Due & Pick<Task, 'completedAt'>) => isOverdue(task, now.value, timeZone.value),
    dueText(task: Due): string {
      const day = dueDay(task, timeZone.value)
      if (day === null) return ''
      return task.allDay ? dayText(day) : t('dates.dayAndTime', { day: dayText(day), time: timeText(task.dueAt!) })
    },
    /** The record that a task is about: the nearest one that the person sees. */
    recordOf({ dealId, dealTitle, contactId, contactName, companyId, companyName }: Task): { to: string, name: string } | null {
      if (dealId) return { to: `/deals/${dealId}`, name: dealTitle ?? '' }
      if (contactId) return { to: `/contacts/${contactId}`, name: contactName ?? '' }
      return companyId ? { to: `/companies/${companyId}`, name: companyName ?? '' } : null
    },
  }
}
