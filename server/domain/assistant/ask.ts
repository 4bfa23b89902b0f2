import type { AskAnswer, LookUp } from '#shared/assistant/answers'
import type { Ask } from '#shared/assistant/schema'
import type { AiMark } from '#shared/ai/answers'
import { claudeSettings } from '#server/ai/client'
import { completeRound, type Completed } from '#server/ai/complete'
import { askCrm, type AskCall } from '#server/ai/prompts/ask-crm'
import { datesInPieces, withDates, withoutDates } from '#server/ai/relative-days'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { newInquiry, subjectsOf, type Inquiry } from './inquiry'
import { withoutCitations } from './numbered-records'
import { ToolMisuse, type Tool } from './tool'
import { toolsFor } from './tools'

const mostRounds = 6
const mostCalls = 12
/** Of all that was found: what is sent grows with every round. */
const mostCharacters = 60_000
/** Of all rounds together; where one call has to end sooner, so has everything. */
const mostMs = 120_000
/** Of the time for a question: what is left after it is for the answer. */
const shareOfLookUps = 0.5

export interface Listener {
  /** Text as it comes; what came before a look-up was not the answer yet. */
  onText?: (delta: string) => void
  onLookUp?: (lookUp: LookUp) => void
  signal?: AbortSignal
}

/**
 * Answers a question from what the actor sees. Claude asks for look-ups, which run here with the actor's rights; nothing is
 * sent or changed. Each round is kept like any other request, so the same question on the same data asks nobody.
 */
export async function askCrmQuestion(db: Database, actor: Actor, { question, previous, fresh }: Ask, { onText, onLookUp, signal }: Listener = {}): Promise<AskAnswer> {
  assertCan(actor, 'ai.read')
  const tools = toolsFor(actor.role)
  const inquiry = newInquiry(db, actor)
  const asked = askedOf({ question, previous }, tools, inquiry.today)
  const ms = Math.min(mostMs, claudeSettings().deadlineMs)
  const deadline = AbortSignal.timeout(ms)
  const lastRoundAt = performance.now() + ms * shareOfLookUps
  const lookedUp: AskCall[] = []
  const lookUps: LookUp[] = []
  let mark: AiMark | undefined
  for (let rounds = 1; ; rounds++) {
    const isLast = rounds === mostRounds || lookedUp.length >= mostCalls || lengthOf(lookedUp) > mostCharacters || performance.now() > lastRoundAt
    const { output, ai } = await completeRound(db, actor, askCrm, { ...asked, lookedUp, isLast }, {
      fresh, onText: onText && datesInPieces(onText, inquiry.today), subjects: subjectsOf(inquiry), signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    }).catch((error: unknown) => {
      throw deadline.aborted && !signal?.aborted ? tookTooLong() : error
    })
    mark = added(mark, ai)
    if (output.stop === 'end' || isLast) return answerOf(inquiry, { text: output.text, isCutShort: isLast, lookUps, rounds, ai: mark })
    for (const { name, input } of output.toolCalls.slice(0, mostCalls - lookedUp.length)) {
      const found = await lookUp(inquiry, tools, name, input)
      lookedUp.push({ name, input, ...found })
      if (!found.lookUp) continue
      lookUps.push(found.lookUp)
      onLookUp?.(found.lookUp)
    }
  }
}

const lengthOf = (lookedUp: AskCall[]) => lookedUp.reduce((sum, { result }) => sum + result.length, 0)

/** What stays the same in all rounds. */
function askedOf({ question, previous }: Pick<Ask, 'question' | 'previous'>, tools: Tool[], today: string) {
  return {
    question, previous: previous.map(before => ({ question: before.question, answer: withoutDates(withoutCitations(before.answer), today) })),
    mayPropose: tools.some(({ needs }) => needs), tools: tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
  }
}

type Found = Pick<AskCall, 'result' | 'isError'> & { lookUp?: LookUp }

/** What a tool gives; what it was asked for in vain goes back to Claude, which can ask better. */
async function lookUp(inquiry: Inquiry, tools: Tool[], name: string, input: unknown): Promise<Found> {
  const tool = tools.find(each => each.name === name)
  if (!tool) return { result: 'There is no such tool.', isError: true }
  try {
    const { text, isCut = false, ...finding } = await tool.use(inquiry, input)
    return { result: text, isError: false, lookUp: { tool: tool.name, ...finding, isCut } }
  }
  catch (error) {
    if (error instanceof ToolMisuse || error instanceof DomainError) return { result: error.message, isError: true }
    throw error
  }
}

interface Spoken { text: string, isCutShort: boolean, lookUps: LookUp[], rounds: number, ai: AiMark }

function answerOf({ records, actions, today }: Inquiry, { text, ...spoken }: Spoken): AskAnswer {
  const answer = withDates(records.withKnownCitations(text), today).trim()
  if (!answer && actions.length === 0) throw new DomainError('ai_unusable_answer')
  return { ...spoken, answer, records: records.citedIn(answer), actions }
}

/** One mark for all rounds: from the cache only if each of them was. */
function added(before: AiMark | undefined, ai: Completed<unknown>['ai']): AiMark {
  if (!before) return ai
  return { ...ai, cached: before.cached && ai.cached, inputTokens: before.inputTokens + ai.inputTokens, outputTokens: before.outputTokens + ai.outputTokens }
}

function tookTooLong(): DomainError {
  return new DomainError('ai_overloaded', { detail: 'Claude took too long to answer. Ask again in a moment, or ask for less at once.', retryAfterSeconds: 30 })
}
