import type { Locale } from '#shared/accounts/schema'
import type { SearchResult } from '#shared/search/schema'
import { useApi } from '~/composables/useApi'
import { useLanguage } from '~/composables/useLanguage'
import { useNavigation } from '~/composables/useNavigation'
import { useDialogs } from '~/composables/useDialogs'
import { useNewRecords } from '~/composables/useNewRecords'
import { useOrganizations } from '~/composables/useOrganizations'
import { useSession } from '~/composables/useSession'
import { useOverlay } from '~/composables/useShell'

const pages = { contact: 'contacts', company: 'companies', deal: 'deals', activity: 'contacts' } as const
const icons = { contact: 'i-lucide-user', company: 'i-lucide-building-2', deal: 'i-lucide-handshake', activity: 'i-lucide-message-square-text' } as const
const pauseMs = 120

/** What was typed, once typing pauses. */
function useSettled(typed: Ref<string>) {
  const settled = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => settled.value = text.trim(), text.trim() === '' ? 0 : pauseMs)
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}

/** Records that match what is typed into the palette; a newer search ends the one before. */
function usePaletteSearch(typed: Ref<string>) {
  const api = useApi()
  const settled = useSettled(typed)
  const { data, asyncStatus } = useQuery({
    key: () => ['search', settled.value],
    query: ({ signal }) => api<{ results: SearchResult[] }>('/api/search', { query: { q: settled.value, limit: 12 }, signal }),
    enabled: () => settled.value !== '',
    placeholderData: before => before,
    staleTime: 5000,
  })
  return {
    found: computed(() => settled.value === '' ? [] : data.value?.results ?? []),
    isSearching: computed(() => settled.value !== '' && asyncStatus.value === 'loading'),
  }
}

/** The palette's groups: the records found, then everything that can be done from anywhere. */
export function usePalette(typed: Ref<string>) {
  const { t } = useI18n()
  const { signOut } = useAuth()
  const colorMode = useColorMode()
  const { languages, setLanguage } = useLanguage()
  const { destinations } = useNavigation()
  const { newRecords, make } = useNewRecords()
  const { show, close } = useOverlay()
  const { can, organization } = useSession()
  const { open } = useDialogs()
  const { organizations, mayCreate, switchTo } = useOrganizations()
  const { found, isSearching } = usePaletteSearch(typed)

  const closing = (action: () => unknown) => () => {
    close()
    void action()
  }
  const records = computed(() => found.value.map(({ kind, id, title, subtitle, of = { kind, id } }) => ({
    label: title, suffix: subtitle ?? undefined, icon: icons[kind], onSelect: closing(() => navigateTo(`/${pages[of.kind]}/${of.id}`)),
  })))
  const actions = computed(() => [
    ...newRecords.value.map(record => ({ label: t(`palette.new.${record.name}`), icon: record.icon, kbds: [record.keys], onSelect: closing(() => make(record)) })),
    ...(can('records.import') ? [{ label: t('palette.import'), icon: 'i-lucide-file-input', onSelect: closing(() => navigateTo('/import')) }] : []),
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
    { label: t('nav.signOut'), icon: 'i-lucide-log-out', onSelect: closing(() => signOut({ callbackUrl: '/login' })) },
  ])

  return {
    isSearching,
    groups: computed(() => [
      { id: 'records', label: t('palette.records'), ignoreFilter: true, items: records.value },
      { id: 'actions', label: t('palette.actions'), items: actions.value },
      { id: 'places', label: t('palette.places'), items: places.value },
      { id: 'organizations', label: t('organizations.title'), items: others.value },
      { id: 'preferences', label: t('palette.preferences'), items: preferences.value },
    ]),
  }
}
