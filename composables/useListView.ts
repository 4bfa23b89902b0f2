import { listColumns, usualColumns } from '#shared/records/columns'
import type { RecordKind } from '#shared/records/kinds'
import type { View, ViewQuery } from '#shared/views/schema'
import { useMembers } from '~/composables/useMembers'
import { useViews } from '~/composables/useViews'

export interface Translation {
  /** How a list's address stands for the parameters of a view, and back. */
  queryOf: (address: Record<string, string>) => ViewQuery
  addressOf: (query: ViewQuery) => Record<string, string | undefined>
  /** What the list shows when a view is left: all, and of the deals those of the same pipeline that are open. */
  withoutView: (query: ViewQuery) => ViewQuery
}

const asItIs: Translation = { queryOf: address => address, addressOf: query => query, withoutView: () => ({}) }

/** In the address `saved` names the view that a list was opened with; its filters stand there too, so that a link says all. */
const param = 'saved'

/** The address of a list that shows a view. */
export const addressOfView = (view: View, { addressOf }: Translation = asItIs) => ({ ...addressOf(view.query), [param]: view.id })

/** The view that a list shows, what differs from it, and its columns. */
export function useListView(kind: RecordKind, translation: Translation = asItIs) {
  const route = useRoute()
  const router = useRouter()
  const { areSeveral } = useMembers()
  const { views, settings, saveSettings } = useViews(kind)
  const own = new Set(['trashed', param])

  const address = computed(() => Object.fromEntries(Object.entries(route.query).flatMap(([name, value]) => typeof value === 'string' && value && !own.has(name) ? [[name, value]] : [])))
  const query = computed(() => translation.queryOf(address.value))
  const view = computed(() => views.value.find(({ id }) => id === route.query[param]))
  const draft = useState<string[] | null>(`columns-${kind}`, () => null)
  watch(() => view.value?.id, () => (draft.value = null))

  const chosen = computed(() => draft.value ?? (view.value ? view.value.columns : settings.value.columns) ?? usualColumns[kind].filter(column => column !== 'owner' || areSeveral.value))
  const columns = computed(() => listColumns[kind].filter((column, index) => index === 0 || chosen.value.includes(column)))
  const sorted = (query: ViewQuery) => JSON.stringify(Object.entries(query).sort())
  const isChanged = computed(() => view.value !== undefined && (sorted(query.value) !== sorted(view.value.query)
    || (draft.value !== null && JSON.stringify(draft.value) !== JSON.stringify(view.value.columns))))

  function open(view: View | undefined) {
    draft.value = null
    const address = view ? addressOfView(view, translation) : { ...translation.addressOf(translation.withoutView(query.value)), [param]: 'all' }
    return router.replace({ query: address })
  }
  /** Without a view, the choice is remembered; in a view it is a change that can be saved with it. */
  async function setColumns(wanted: readonly string[]) {
    if (view.value) draft.value = [...wanted]
    else await saveSettings({ columns: [...wanted] })
  }

  return { view, query, columns, draft, isChanged, open, setColumns }
}
