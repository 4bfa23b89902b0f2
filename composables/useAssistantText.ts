import type { LookUp, ProposedAction } from '#shared/assistant/answers'
import type { LookedBy } from '#shared/assistant/values'
import { useDays } from '~/composables/useDays'

/** Values that have words of their own in the interface. */
const worded: Partial<Record<LookedBy, string>> = {
  status: 'contacts.statuses', outcome: 'deals.outcome', type: 'activities.types', state: 'tasks.states', due: 'assistant.due', by: 'assistant.groups',
}

/** Words of whatever direction in a sentence of the interface: the quotation marks around them stay where they are. */
const isolated = (text: string) => `\u2068${text}\u2069`

/** What the assistant looked for and what it proposes, in plain words. */
export function useAssistantText() {
  const { t, te, n } = useI18n()
  const { dayText } = useDays()

  function valueText({ name, value, isDay }: LookUp['by'][number]): string {
    if (isDay) return dayText(value)
    if ((name === 'owner' || name === 'member') && value.toLowerCase() === 'me') return t('assistant.me')
    const key = `${worded[name]}.${value}`
    return worded[name] && te(key) ? t(key) : isolated(value)
  }

  /** "Looked for contacts: not spoken with since 1 May" */
  function lookUpText({ tool, by }: LookUp): string {
    const conditions = by.map(condition => t(`assistant.by.${condition.name}`, { value: valueText(condition) }))
    const what = t(`assistant.tools.${tool}`)
    return conditions.length > 0 ? t('assistant.lookUp', { what, by: conditions.join(t('timeline.comma')) }) : what
  }

  /** How many were found, and whether Claude was shown all of them; undefined where there is nothing to tell. */
  function foundText({ found, isCut }: LookUp): string | undefined {
    const parts = [...found === null ? [] : [t('assistant.found', { n: n(found) }, found)], ...isCut ? [t('assistant.partly')] : []]
    return parts.length > 0 ? parts.join(t('timeline.comma')) : undefined
  }

  /** When, for whom and about what. */
  function actionDetails(action: ProposedAction): string[] {
    if (action.kind === 'task') return [action.due ? dayText(action.due) : t('assistant.noDay'), action.assignee.name]
    const { nextAction } = action.record
    return [action.nextActionDate ? dayText(action.nextActionDate) : t('assistant.noDay'), ...(nextAction ? [t('assistant.insteadOf', { text: nextAction })] : [])]
  }

  return { lookUpText, actionDetails, foundText }
}
