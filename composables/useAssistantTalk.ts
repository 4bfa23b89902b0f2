import type { AskAnswer, LookUp } from '#shared/assistant/answers'
import { longestAnswer, mostPrevious } from '#shared/assistant/values'
import { isStopped, useAi } from '~/composables/useAi'
import { useOwner } from '~/composables/useOwner'
import { useProblem } from '~/composables/useProblem'

/** What was done about a proposed action. */
export type Decision = 'done' | 'dismissed'

/** A question and what has come of it so far. */
export interface Exchange {
  question: string
  /** As far as it has come; the whole of it is in the answer. */
  text: string
  lookUps: LookUp[]
  answer: AskAnswer | null
  problem: string | null
  isStopped: boolean
  /** By the places of the proposed actions. */
  decided: Record<number, Decision>
}

interface Talk { owner: string | undefined, exchanges: Exchange[], typed: string, isRunning: boolean }

// Only ever set in the browser; it outlives the panel, which may be closed while an answer comes.
let running: AbortController | undefined

/** The conversation with the assistant, kept while the app is open, for one person in one organization. */
export function useAssistantTalk() {
  const { ask: askClaude } = useAi()
  const { textOf } = useProblem()
  const owner = useOwner()
  const talk = useState<Talk>('assistant-talk', () => newTalk(owner.value))
  if (talk.value.owner !== owner.value) {
    running?.abort()
    talk.value = newTalk(owner.value)
  }

  async function run(exchange: Exchange, fresh: boolean) {
    const { exchanges } = talk.value
    const previous = exchanges.slice(0, exchanges.indexOf(exchange)).filter(({ answer }) => answer?.answer).slice(-mostPrevious)
      .map(({ question, answer }) => ({ question, answer: answer!.answer.slice(0, longestAnswer) }))
    Object.assign(exchange, emptyExchange(exchange.question))
    running = new AbortController()
    talk.value.isRunning = true
    try {
      exchange.answer = await askClaude<AskAnswer>('/api/ai/ask', { question: exchange.question, previous, ...(fresh ? { fresh } : {}) }, {
        signal: running.signal,
        onText: (delta) => { exchange.text += delta },
        onEvent(name, data) {
          if (name !== 'lookUp') return
          exchange.lookUps.push(data as LookUp)
          // What was said before a look-up was not the answer yet.
          exchange.text = ''
        },
      })
    }
    catch (error) {
      if (isStopped(error)) exchange.isStopped = true
      else exchange.problem = textOf(error)
    }
    finally {
      talk.value.isRunning = false
    }
  }

  return {
    /** What has been typed and not asked yet. */
    typed: computed({ get: () => talk.value.typed, set: (text) => { talk.value.typed = text } }),
    exchanges: computed(() => talk.value.exchanges),
    isRunning: computed(() => talk.value.isRunning),
    async ask(question: string) {
      if (talk.value.isRunning || !question.trim()) return
      talk.value.exchanges.push(emptyExchange(question.trim()))
      await run(talk.value.exchanges.at(-1)!, false)
    },
    /** Asks the same once more; `fresh` whatever is kept. */
    async askAgain(exchange: Exchange, { fresh = false } = {}) {
      if (!talk.value.isRunning) await run(exchange, fresh)
    },
    stop: () => running?.abort(),
    clear() {
      running?.abort()
      talk.value.exchanges = []
    },
  }
}

function newTalk(owner: string | undefined): Talk {
  return { owner, exchanges: [], typed: '', isRunning: false }
}

function emptyExchange(question: string): Exchange {
  return { question, text: '', lookUps: [], answer: null, problem: null, isStopped: false, decided: {} }
}
