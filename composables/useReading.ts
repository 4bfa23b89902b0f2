import type { Reading } from '#shared/reading/answers'
import { threadText, withinLimit } from '#shared/reading/thread-text'
import { isStopped, useAi } from '~/composables/useAi'
import { draftsOf, withDone, type Draft } from '~/composables/useReadingDrafts'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

interface ReadingState {
  /** What is typed, pasted or dropped. */
  text: string
  /** The text that was read, in which passages are marked. */
  thread: string
  reading: Reading | null
  /** Read although it is no message to this person. */
  anyway: boolean
  drafts: Draft[]
}

const blank = (): ReadingState => ({ text: '', thread: '', reading: null, anyway: false, drafts: [] })

/** A thread on its way to becoming contacts, deals and tasks. It stays while the person looks at what they took over. */
export function useReading() {
  const { user, organization } = useSession()
  const { ask } = useAi()
  const { textOf } = useProblem()
  const state = useState(`reading ${user.value?.id} ${organization.value?.id}`, blank)
  const problem = ref('')
  const asking = shallowRef<AbortController>()

  async function read({ anyway = state.value.anyway, fresh = false } = {}) {
    const thread = withinLimit(threadText(state.value.text))
    problem.value = ''
    const { signal } = asking.value = new AbortController()
    try {
      const reading = await ask<Reading>('/api/ai/parse', { text: thread, anyway, fresh }, { signal })
      state.value = { ...state.value, thread, reading, anyway, drafts: withDone(draftsOf(reading), state.value.drafts) }
    }
    catch (error) {
      if (!isStopped(error) && !signal.aborted) problem.value = textOf(error)
    }
    finally {
      asking.value = undefined
    }
  }

  onBeforeUnmount(() => asking.value?.abort())

  return {
    state, problem, read,
    isReading: computed(() => asking.value !== undefined),
    stop: () => asking.value?.abort(),
    /** Back to the text, which stays as it was. */
    back: () => { state.value = { ...blank(), text: state.value.text } },
    startOver: () => { state.value = blank() },
  }
}
