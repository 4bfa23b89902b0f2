import { dayOf } from '#shared/dates/days'
import { useContactWords } from '~/composables/useContactWords'
import type { DealListQuery } from '~/composables/useDealFilters'
import { usePipelines } from '~/composables/useDeals'
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
    span: (name: string, from: string | undefined, to: string | undefined, names = [`${name}After`, `${name}Before`]): FilterChip[] =>
      from || to ? [{ text: t(`charts.chips.${name}`, { value: spanText(dayIn(from), dayIn(to)) }), names }] : [],
  }
}

/** What narrows the list of deals beside its panel. */
export function useDealChips(filters: () => DealListQuery) {
  const { word, span } = useChips()
  const { stageOf } = usePipelines()
  return computed(() => {
    const { stageId, closedAfter, closedBefore, createdAfter, createdBefore, undated, lostReason, currency } = filters()
    return [
      ...word('stageId', stageId && (stageOf(stageId)?.name ?? '…')), ...span('closed', closedAfter, closedBefore), ...span('created', createdAfter, createdBefore),
      ...word('undated', undated), ...word('lostReason', lostReason), ...word('currency', currency),
    ]
  })
}

/** What narrows the sales: when, and where from. */
export function useSaleChips(filters: () => Partial<Record<'from' | 'to' | 'currency' | 'source' | 'campaign', string>>) {
  const { word, span } = useChips()
  const { sourceText } = useContactWords()
  return computed(() => {
    const { from, to, currency, source, campaign } = filters()
    return [...span('sold', from, to, ['from', 'to']), ...word('currency', currency), ...word('source', source && sourceText(source)), ...word('campaign', campaign)]
  })
}

/** The spans of days that narrow another list: of each name those after and before. */
export function useSpanChips(filters: () => Record<string, string | undefined>, spans: readonly string[]) {
  const { span } = useChips()
  return computed(() => spans.flatMap(name => span(name, filters()[`${name}After`], filters()[`${name}Before`])))
}
