import type { AiStatus } from '#shared/ai/status-answers'
import { streamAnswer } from '~/composables/useAiStream'
import { useApi } from '~/composables/useApi'
import { rethrowForPage } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

interface AskOptions {
  /** Text as it comes. Without it the answer comes at once. */
  onText?: (delta: string) => void
  /** What else a route tells while its text comes. */
  onEvent?: (name: string, data: unknown) => void
  /** Ends the question when the person presses Stop; the promise is then rejected, see `isStopped`. */
  signal?: AbortSignal
}

const restMs = 60_000

/** Whether Claude can be asked, and asking it. Without a key the controls stay usable: answers that are kept replay. */
export function useAi() {
  const api = useApi()
  const { can } = useSession()
  const { data } = useQuery({ key: ['ai', 'status'], query: () => api<{ ai: AiStatus }>('/api/ai/status').catch(rethrowForPage), staleTime: restMs, ssrCatchError: true })
  const status = computed(() => data.value?.ai)
  return {
    /** Undefined until the server has said. */
    status,
    isOn: computed(() => status.value?.isOn === true),
    canRead: computed(() => can('ai.read')),
    canWrite: computed(() => can('ai.write')),
    canManage: computed(() => can('ai.manage')),
    /** Asks one of the routes under /api/ai; fails like `useApi`. */
    ask: async <T>(path: string, body: Record<string, unknown>, { onText, onEvent, signal }: AskOptions = {}): Promise<T> =>
      onText ? await streamAnswer<T>(path, { body, onText, onEvent, signal }) : await api<T>(path, { method: 'POST', body, signal }),
  }
}

/** Whether a question ended because the person stopped it, which needs no message. */
export function isStopped(error: unknown): boolean {
  const { name, cause } = error instanceof Error ? error : {}
  return name === 'AbortError' || (cause instanceof Error && cause.name === 'AbortError')
}
