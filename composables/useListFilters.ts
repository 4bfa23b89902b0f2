import type { LocationQuery } from 'vue-router'

const typingPauseMs = 150

/** The filters of a list, kept in the address bar: only the names that the list knows, only those with a value. */
export function useListFilters<const Name extends string>(names: readonly Name[]) {
  const route = useRoute()
  const router = useRouter()

  const filters = computed(() => Object.fromEntries(names.flatMap((name) => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })) as Partial<Record<Name, string>>)

  function set(changes: Partial<Record<Name, string | undefined>>) {
    const query: Record<string, string> = { ...savedView(route.query) }
    for (const [name, value] of Object.entries<string | undefined>({ ...filters.value, ...changes } as Record<string, string | undefined>)) if (value) query[name] = value
    return router.replace({ query, hash: route.hash })
  }

  // What is typed goes to the address after a short pause; what the address says comes back into the field.
  const words = ref(typeof route.query.q === 'string' ? route.query.q : '')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(words, (q) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (q !== (filters.value as Record<string, string>).q) void set({ q: q || undefined } as never)
    }, typingPauseMs)
  })
  watch(() => (filters.value as Record<string, string>).q ?? '', (q) => {
    if (q.trim() !== words.value.trim()) words.value = q
  })
  // A pause that ends while the person is on their way elsewhere would call them back.
  onBeforeRouteLeave(() => clearTimeout(timer))
  onScopeDispose(() => clearTimeout(timer))

  return {
    filters, set, words,
    isFiltered: computed(() => Object.keys(filters.value).some(name => name !== 'sort' && name !== 'trashed')),
    clear: () => {
      words.value = ''
      return router.replace({ query: { ...savedView(route.query), ...Object.fromEntries(Object.entries(filters.value).filter(([name]) => name === 'sort' || name === 'trashed')) as Record<string, string> } })
    },
  }
}

/** The view that the list was opened with stays in the address while its filters change. */
function savedView({ saved }: LocationQuery): Record<string, string> {
  return typeof saved === 'string' ? { saved } : {}
}

/** The sort in the address (`-lastContactedAt`) and what a click on a column's head makes of it: up, down, as it was. */
export function useListSort(sort: () => string | undefined, set: (changes: { sort: string | undefined }) => unknown) {
  return {
    sorting: computed(() => {
      const key = sort()
      return key ? [{ id: key.replace(/^-/, ''), desc: key.startsWith('-') }] : []
    }),
    toggle: (column: string) => set({ sort: sort() === column ? `-${column}` : sort() === `-${column}` ? undefined : column }),
  }
}
