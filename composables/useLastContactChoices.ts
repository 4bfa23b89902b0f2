import { useDays } from '~/composables/useDays'

type Filter = Partial<Record<'lastContactedAfter' | 'lastContactedBefore', string>>

const spans = [['lastContactedAfter', 7], ['lastContactedAfter', 30], ['lastContactedBefore', 30], ['lastContactedBefore', 90]] as const

/** "In the last 7 days", "not for 30 days": what a person asks of the last contact, as days of the calendar. */
export function useLastContactChoices() {
  const { t } = useI18n()
  const { inDays } = useDays()
  const dayBefore = (days: number) => inDays(-days)
  return {
    choices: computed(() => spans.map(([filter, days]) => ({ value: `${filter} ${days}`, label: t(`contacts.${filter}`, { n: days }, days) }))),
    chosenFor(filters: Filter) {
      const span = spans.find(([filter, days]) => filters[filter] === dayBefore(days))
      return span && `${span[0]} ${span[1]}`
    },
    filterFor(choice: string | undefined): Filter {
      const none = { lastContactedAfter: undefined, lastContactedBefore: undefined }
      const span = spans.find(([filter, days]) => choice === `${filter} ${days}`)
      return span ? { ...none, [span[0]]: dayBefore(span[1]) } : none
    },
  }
}
