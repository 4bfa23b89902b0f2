import { isStopped, useAi } from '~/composables/useAi'

interface Question<Answer> {
  path: string
  body: () => Record<string, unknown>
  onAnswer: (answer: Answer) => void
  /** Whether the text shows while it comes. */
  isStreamed?: boolean
}

/** One question to Claude at a time: what is heard of the answer so far, what went wrong, and stopping it. */
export function useQuestion<Answer>({ path, body, onAnswer, isStreamed = false }: Question<Answer>) {
  const { ask } = useAi()
  const heard = ref('')
  const problem = shallowRef<unknown>()
  const isAsking = ref(false)
  let going: AbortController | undefined

  /** `quietly`: nobody pressed a button, so that nobody need know if it fails. */
  async function put({ fresh = false, quietly = false } = {}) {
    going?.abort()
    const own = going = new AbortController()
    heard.value = ''
    problem.value = undefined
    isAsking.value = !quietly
    try {
      const hear = (delta: string) => void (heard.value += delta)
      const onText = isStreamed && !quietly ? hear : undefined
      onAnswer(await ask<Answer>(path, { ...body(), ...fresh ? { fresh } : {} }, { onText, signal: own.signal }))
    }
    catch (error) {
      if (going === own && !quietly && !isStopped(error)) problem.value = error
    }
    if (going === own) isAsking.value = false
  }

  onBeforeUnmount(() => going?.abort())

  return { heard, problem, isAsking, put, stop: () => going?.abort() }
}
