import { useQueryCache, type UseQueryEntry } from '@pinia/colada'
import { keepAnswers, keptAnswer } from '~/offline/reading'
import { connection, isUnreachable, NotKept } from '~/composables/useConnection'

/** The first words of the keys whose answers are readable without a connection. */
const keptKeys = new Set(['today', 'contacts', 'companies', 'deals', 'board', 'pipelines', 'tasks', 'tags', 'members', 'views', 'calendar'])
const restMs = 1000

/** When the server gave what an entry shows. What came with the page is as old as the page. */
const answeredAt = new WeakMap<UseQueryEntry, number>()
const pageAt = Date.now()
/** Since when the page shown is what it is: of the oldest of its answers. */
export const shownSince = ref<number | null>(null)

/** Keeps the answers to the page's questions, and answers from them when nobody else does. */
export function keepQueries(owner: () => string | undefined) {
  const cache = useQueryCache()
  const changed = new Map<string, UseQueryEntry>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const ageOf = (entry: UseQueryEntry) => answeredAt.get(entry) ?? pageAt
  const isKept = ({ key: [first] }: UseQueryEntry) => typeof first === 'string' && keptKeys.has(first)

  function look() {
    const shown = cache.getEntries({ active: true }).filter(entry => isKept(entry) && entry.state.value.status === 'success')
    shownSince.value = shown.length > 0 ? Math.min(...shown.map(ageOf)) : null
  }

  function keep() {
    clearTimeout(timer)
    timer = undefined
    const of = owner()
    const answers = [...changed.values()].map(entry => ({ name: entry.keyHash, at: ageOf(entry), data: entry.state.value.data }))
    changed.clear()
    if (of && answers.length > 0) void keepAnswers(of, answers)
  }

  function note(entry: UseQueryEntry) {
    if (!isKept(entry) || entry.state.value.status !== 'success') return
    changed.set(entry.keyHash, entry)
    timer ??= setTimeout(keep, restMs)
  }

  /** Asks as before; if nobody answers, what is shown stays, or what is kept is shown. */
  function orKept(entry: UseQueryEntry, options: NonNullable<UseQueryEntry['options']>): NonNullable<UseQueryEntry['options']> {
    return {
      ...options,
      query: async (context) => {
        try {
          const data = await options.query(context)
          answeredAt.set(entry, Date.now())
          return data
        }
        catch (error) {
          const of = owner()
          if (!isUnreachable(error) || !of || !isKept(entry)) throw error
          if (entry.state.value.data !== undefined) return entry.state.value.data
          const kept = await keptAnswer(of, entry.keyHash)
          if (!kept) throw new NotKept(undefined, { cause: error })
          answeredAt.set(entry, kept.at)
          return kept.data
        }
      },
    }
  }

  cache.$onAction(({ name, args, after }) => {
    if (name === 'fetch') {
      const [entry, options = entry.options] = args
      if (options) args[1] = orKept(entry, options)
      after(look)
    }
    if (name === 'setEntryState') after(() => note(args[0]))
  })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep())
  watch(() => connection.isLost, look)

  return {
    /** What came with the page is kept too. */
    keepAll: () => cache.getEntries().forEach(note),
    look,
  }
}
