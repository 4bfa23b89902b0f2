import { areas, type Scope } from '#shared/api-keys/scopes'

/** What scopes allow, in a sentence: "reads contacts and deals; changes tasks". */
export function useScopeText() {
  const { t, locale } = useI18n()
  const list = computed(() => new Intl.ListFormat(locale.value, { type: 'unit' }))
  const named = (chosen: string[]) => chosen.length === areas.length ? t('apiKeys.everything') : list.value.format(chosen.map(area => t(`apiKeys.areas.${area}`)))

  return (scopes: Scope[]): string => {
    const written = areas.filter(area => scopes.includes(`${area}:write`))
    const read = areas.filter(area => scopes.includes(`${area}:read`) && !written.includes(area))
    return [
      written.length > 0 && t('apiKeys.changes', { areas: named(written) }),
      read.length > 0 && t('apiKeys.reads', { areas: named(read) }),
    ].filter(Boolean).join(' · ')
  }
}
