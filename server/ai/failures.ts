import type { ProblemCode } from '#shared/problems'
import { DomainError } from '#server/errors'

export interface Tokens { inputTokens: number, outputTokens: number }

export const noTokens: Tokens = { inputTokens: 0, outputTokens: 0 }

export type AiProblem = Extract<ProblemCode, `ai_${string}`>

const details: Record<AiProblem, string> = {
  ai_not_configured: 'Claude is not switched on here. An admin switches it on in Settings, under Claude.',
  ai_key_refused: 'Claude refuses the API key. An admin can set another one in Settings, under Claude.',
  ai_model_unknown: 'Claude does not know the chosen model. An admin can choose another one in Settings, under Claude.',
  ai_budget_reached: 'This month\'s budget for Claude would be passed. Kept answers still show; an admin can raise the budget in Settings, under Claude.',
  ai_overloaded: 'Claude cannot answer right now. Nothing is lost; try again in a minute.',
  ai_unusable_answer: 'Claude gave no answer that can be used. Try again, or change what you ask for.',
}

/** A problem of Claude as the API answers it. */
export function aiProblem(code: AiProblem, retryAfterSeconds?: number): DomainError {
  return new DomainError(code, { detail: details[code], retryAfterSeconds: retryAfterSeconds ?? (code === 'ai_overloaded' ? 60 : undefined) })
}

interface FailureDetails { status?: number, type?: string, retryAfterMs?: number, tokens?: Tokens }

/** How often a request is sent in all when it fails in this way. */
const tries: Partial<Record<AiProblem, number>> = { ai_overloaded: 3, ai_unusable_answer: 2 }

/** Why a request came to nothing. Of what the service said it keeps status and type alone: its texts may repeat keys and prompts. */
export class AiFailure extends Error {
  /** Paid for all the same. */
  tokens: Tokens
  readonly retryAfterMs: number | undefined

  constructor(readonly code: AiProblem, readonly tries: number, { status, type, retryAfterMs, tokens = noTokens }: FailureDetails = {}) {
    super([`Claude: ${code}`, status, type].filter(Boolean).join(' '))
    this.retryAfterMs = retryAfterMs
    this.tokens = tokens
  }

  toProblem(): DomainError {
    return aiProblem(this.code, this.retryAfterMs === undefined ? undefined : Math.ceil(this.retryAfterMs / 1000))
  }
}

/** A failure after which the same request may succeed. */
export function transientFailure(code: 'ai_overloaded' | 'ai_unusable_answer', details?: FailureDetails): AiFailure {
  return new AiFailure(code, tries[code] ?? 1, details)
}

/** Any error of the SDK or the network; what the service did not answer at all has no status. */
export function failureOf(error: unknown, tokens: Tokens): AiFailure {
  if (error instanceof AiFailure) return error
  const { status, type, headers } = error as { status?: number, type?: string | null, headers?: Headers }
  const code = codeOf(status, type)
  const said = { status, type: type ?? undefined, retryAfterMs: retryAfterOf(headers), tokens }
  return code === 'ai_overloaded' ? transientFailure(code, said) : new AiFailure(code, 1, said)
}

/** By the status; within a stream, whose status was 200, by the type. */
function codeOf(status: number | undefined, type: string | null | undefined): AiProblem {
  if (status === 401 || status === 403 || status === 402 || type === 'authentication_error' || type === 'permission_error' || type === 'billing_error') return 'ai_key_refused'
  if (status === 404 || type === 'not_found_error') return 'ai_model_unknown'
  if (status === 400 || status === 413 || status === 422 || type === 'invalid_request_error') return 'ai_unusable_answer'
  return 'ai_overloaded'
}

/** The header `retry-after`: seconds, or a date. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const said = headers?.get('retry-after')
  if (!said) return undefined
  const ms = /^\d+(\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
