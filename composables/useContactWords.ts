import { channelLabels } from '#shared/contacts/channels'
import { contactSources, contactStatuses, type ContactStatus } from '#shared/contacts/values'

/** Each status's dot; the word beside it says the same. */
export const statusColors: Record<ContactStatus, string> = {
  new: 'bg-info-500', contacted: 'bg-primary-500', in_discussion: 'bg-violet-500', pending_response: 'bg-warning-500',
  qualified: 'bg-success-500', unqualified: 'bg-neutral-400', inactive: 'bg-neutral-300 dark:bg-neutral-600',
}

/** What statuses, sources and labels of addresses are called in the person's language. One that is not ours is called what it is. */
export function useContactWords() {
  const { t } = useI18n()
  const isKnown = (source: string) => (contactSources as readonly string[]).includes(source)
  const sourceText = (source: string) => isKnown(source) ? t(`contacts.sources.${source}`) : source
  const knownLabels: string[] = Object.values(channelLabels).flat()
  return {
    sourceText,
    labelText: (label: string) => knownLabels.includes(label.toLowerCase()) ? t(`contacts.labels.${label.toLowerCase()}`) : label,
    statuses: computed(() => contactStatuses.map(value => ({ value, label: t(`contacts.statuses.${value}`), chip: { ui: { base: statusColors[value] } } }))),
    sources: computed(() => contactSources.map(value => ({ value: value as string, label: sourceText(value) }))),
  }
}
