import type { Locale } from '#shared/accounts/schema'
import { useAssistant } from '~/composables/useAssistant'
import { useLanguage } from '~/composables/useLanguage'
import { useNavigation } from '~/composables/useNavigation'
import { useDialogs } from '~/composables/useDialogs'
import { useNewRecords } from '~/composables/useNewRecords'
import { useOrganizations } from '~/composables/useOrganizations'
import { searchIcon, searchPlace, usePaletteSearch } from '~/composables/useSearch'
import { useSession } from '~/composables/useSession'
import { useOverlay } from '~/composables/useShell'
import { useSignOut } from '~/composables/useSignOut'

/** The palette's groups: the records found, then everything that can be done from anywhere. */
export function usePalette(typed: Ref<string>) {
  const { t } = useI18n()
  const { signOut } = useSignOut()
  const colorMode = useColorMode()
  const { languages, setLanguage } = useLanguage()
  const { destinations } = useNavigation()
  const { newRecords, make } = useNewRecords()
  const { show, close } = useOverlay()
  const { can, organization } = useSession()
  const { open } = useDialogs()
  const { mayAsk, open: ask } = useAssistant()
  const { organizations, mayCreate, switchTo } = useOrganizations()
  const { found, isSearching, answered } = usePaletteSearch(typed)

  const closing = (action: () => unknown) => () => {
    close()
    void action()
  }
  const records = computed(() => [
    ...found.value.map(result => ({ label: result.title, found: result, icon: searchIcon(result), onSelect: closing(() => navigateTo(searchPlace(result))) })),
    ...(answered.value ? [{ label: t('search.all', { text: answered.value }), found: undefined, icon: 'i-lucide-search', onSelect: closing(() => navigateTo({ path: '/search', query: { q: answered.value } })) }] : []),
    ...(answered.value && mayAsk.value ? [{ label: t('assistant.askTyped', { text: answered.value }), found: undefined, icon: 'i-lucide-sparkles', onSelect: closing(() => ask(answered.value)) }] : []),
  ])
  const actions = computed(() => [
    ...newRecords.value.map(record => ({ label: t(`palette.new.${record.name}`), icon: record.icon, kbds: [record.keys], onSelect: closing(() => make(record)) })),
    ...(can('records.import') ? [{ label: t('palette.import'), icon: 'i-lucide-file-input', onSelect: closing(() => navigateTo('/import')) }] : []),
    ...(mayAsk.value ? [{ label: t('palette.ask'), icon: 'i-lucide-sparkles', kbds: ['q'], onSelect: closing(() => ask()) }] : []),
    { label: t('palette.keys'), icon: 'i-lucide-keyboard', kbds: ['?'], onSelect: () => show('keys') },
  ])
  const places = computed(() => destinations.map(({ name, to, icon, keys }) => ({
    label: t(`nav.${name}`), icon, kbds: keys?.split(' '), onSelect: closing(() => navigateTo(to)),
  })))
  const others = computed(() => [
    ...organizations.value.filter(({ id }) => id !== organization.value?.id).map(({ id, name }) => ({
      label: t('organizations.switchTo', { name }), icon: 'i-lucide-building', onSelect: closing(() => switchTo(id)),
    })),
    ...(mayCreate.value ? [{ label: t('organizations.new'), icon: 'i-lucide-circle-plus', onSelect: closing(() => open({ name: 'organization' })) }] : []),
  ])
  const preferences = computed(() => [
    ...(['light', 'dark', 'system'] as const).map(mode => ({
      label: t(`palette.theme.${mode}`), icon: mode === 'light' ? 'i-lucide-sun-medium' : mode === 'dark' ? 'i-lucide-moon' : 'i-lucide-monitor',
      onSelect: closing(() => colorMode.preference = mode),
    })),
    ...languages.value.map(({ code, name }) => ({ label: name ?? code, icon: 'i-lucide-languages', onSelect: closing(() => setLanguage(code as Locale)) })),
    { label: t('nav.signOut'), icon: 'i-lucide-log-out', onSelect: closing(() => signOut()) },
  ])

  return {
    isSearching,
    groups: computed(() => [
      { id: 'records', label: t('palette.records'), slot: 'found' as const, ignoreFilter: true, items: records.value },
      { id: 'actions', label: t('palette.actions'), items: actions.value },
      { id: 'places', label: t('palette.places'), items: places.value },
      { id: 'organizations', label: t('organizations.title'), items: others.value },
      { id: 'preferences', label: t('palette.preferences'), items: preferences.value },
    ]),
  }
}
