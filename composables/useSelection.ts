/** What is marked in a list: some of its rows, or all that match but some. */
interface Marked { isAll: boolean, ids: Set<string> }

/** How a selection is told to the server. */
export type BulkSelection = { ids: string[] } | { filter: Record<string, string>, except?: string[] }

interface List { rows: () => { id: string }[], total: () => number | undefined, filter: () => Record<string, string> }

/** The server takes so many one by one. */
const most = 1000

/** The rows of a list that are selected. Other filters are another list: the selection ends with them. */
export function useSelection({ rows, total, filter }: List) {
  const marked = shallowRef<Marked>({ isAll: false, ids: new Set() })
  let anchor: string | undefined

  const isSelected = (id: string) => marked.value.ids.has(id) !== marked.value.isAll
  const clear = () => {
    marked.value = { isAll: false, ids: new Set() }
    anchor = undefined
  }
  function mark(ids: string[], isWanted: boolean) {
    const { isAll, ids: before } = marked.value
    const after = new Set(before)
    for (const id of ids) {
      if (isWanted !== isAll && after.size < most) after.add(id)
      else if (isWanted === isAll) after.delete(id)
    }
    marked.value = { isAll, ids: after }
  }

  /** With `isRange`, all rows from the one that was marked last to this one. */
  function toggle(id: string, { isRange = false } = {}) {
    const order = rows().map(row => row.id)
    const [from, to] = [order.indexOf(anchor ?? id), order.indexOf(id)]
    if (isRange && from !== -1) mark(order.slice(Math.min(from, to), Math.max(from, to) + 1), true)
    else mark([id], !isSelected(id))
    anchor = id
  }

  const count = computed(() => marked.value.isAll ? Math.max(0, (total() ?? 0) - marked.value.ids.size) : marked.value.ids.size)
  const isWholePage = computed(() => rows().length > 0 && rows().every(({ id }) => isSelected(id)))
  watch(() => JSON.stringify(filter()), clear)

  return {
    isSelected, toggle, clear, count, isWholePage,
    isSomePage: computed(() => rows().some(({ id }) => isSelected(id))),
    togglePage: () => mark(rows().map(({ id }) => id), !isWholePage.value),
    /** Whether more match than are selected, and what is on the page is all selected. */
    canTakeAll: computed(() => !marked.value.isAll && isWholePage.value && count.value < (total() ?? 0)),
    takeAll: () => { marked.value = { isAll: true, ids: new Set() } },
    selection: (): BulkSelection => {
      const { isAll, ids } = marked.value
      if (!isAll) return { ids: [...ids] }
      const { sort: _, ...narrowed } = filter()
      return { filter: narrowed, ...(ids.size ? { except: [...ids] } : {}) }
    },
  }
}

export type Selection = ReturnType<typeof useSelection>
