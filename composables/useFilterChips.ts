import { dayOf } from '#shared/dates/days'
import { useContactWords } from '~/composables/useContactWords'
import type { DealListQuery } from '~/composables/useDealFilters'
import { usePipelines } from '~/composables/useDeals'
import { useMembers } from '~/composables/useMembers'
import { usePeriodText } from '~/composables/usePeriodText'
import { useSession } from '~/composables/useSession'

/** A filter that a figure led here with: what it says, and which parameters of the address it is made of. */
export interface FilterChip { text: string, names: string[] }

/** Filters of a list that none of its menus shows, in words. Two that bound a span of days are one. */
function useChips() {
  const { t } = useI18n()
  const { spanText } = usePeriodText()
  const { timeZone } = useSession()
  const dayIn = (moment: string | undefined) => moment && moment.length > 10 ? dayOf(moment, timeZone.value) : moment
  return {
    word: (name: string, value: string | undefined): FilterChip[] => value ? [{ text: t(`charts.chips.${name}`, { value }), names: [name] }] : [],
    overdue: (due: string | undefined): FilterChip[] => due === 'overdue' ? [{ text: t('charts.chips.overdue'), names: ['due'] }] : [],
    span: (name: string, from: string | undefined, to: string | undefined, names = [`${name}After`, `${name}Before`]): FilterChip[] =>
      from || to ? [{ text: t(`charts.chips.${name}`, { value: spanText(dayIn(from), dayIn(to)) }), names }] : [],
  }
}

/** What narrows the list of deals beside its panel. */
export function useDealChips(filters: () => DealListQuery) {
  const { t } = useI18n()
  const { word, span, overdue } = useChips()
  const { stageOf } = usePipelines()
  return computed(() => {
    const { stageId, enteredStageId, enteredAfter, enteredBefore, closedAfter, closedBefore, createdAfter, createdBefore, undated, due, lostReason, currency } = filters()
    return [
      ...word('stageId', stageId && (stageOf(stageId)?.name ?? '…')), ...word('enteredStageId', enteredStageId && (stageOf(enteredStageId)?.name ?? '…')), ...span('entered', enteredAfter, enteredBefore),
      ...span('closed', closedAfter, closedBefore), ...span('created', createdAfter, createdBefore),
      ...word('undated', undated), ...overdue(due), ...word('lostReason', lostReason === 'none' ? t('reports.noReason') : lostReason), ...word('currency', currency),
    ]
  })
}

/** What narrows the sales: when, where from and whose. */
export function useSaleChips(filters: () => Partial<Record<'from' | 'to' | 'currency' | 'source' | 'campaign' | 'ownerId' | 'pipelineId', string>>) {
  const { t } = useI18n()
  const { word, span } = useChips()
  const { sourceText } = useContactWords()
  const { members } = useMembers()
  const { pipelines } = usePipelines()
  return computed(() => {
    const { from, to, currency, source, campaign, ownerId, pipelineId } = filters()
    const owner = ownerId === 'none' ? t('contacts.noOwner') : members.value.find(({ id }) => id === ownerId)?.name
    return [
      ...span('sold', from, to, ['from', 'to']), ...word('currency', currency),
      ...word('source', source === 'none' ? t('reports.unknown') : source && sourceText(source)), ...word('campaign', campaign === 'none' ? t('reports.unknown') : campaign),
      ...word('ownerId', ownerId && (owner ?? '…')), ...word('pipelineId', pipelineId && (pipelines.value.find(({ id }) => id === pipelineId)?.name ?? '…')),
    ]
  })
}

/** The spans of days that narrow another list, of each name those after and before; and whether it shows what is overdue. */
export function useSpanChips(filters: () => Record<string, string | undefined>, spans: readonly string[]) {
  const { span, overdue } = useChips()
  return computed(() => [...spans.flatMap(name => span(name, filters()[`${name}After`], filters()[`${name}Before`])), ...overdue(filters().due)])
}
