import type { AiFeature, AiOutcome, AiRating, AiSubjectType } from '#shared/ai/values'
import type { Instant, Json, Tenant } from './schema'

/** A complete, valid answer, by the hash of the request that it answers. */
export interface AiAnswersTable extends Tenant {
  hash: string
  promptName: string
  promptVersion: number
  feature: AiFeature
  model: string
  request: Json
  answer: Json
  /** What is said in request and answer, folded, with the phone numbers once more in digits alone: for searching and erasing. */
  searchText: string
  inputTokens: number
  outputTokens: number
  costMicros: number
  hits: number
  /** Of request and answer. */
  byteSize: number
  createdAt: Instant
  refreshedAt: Instant
  lastUsedAt: Instant
}

/** Whose data the request carries. */
export interface AiAnswerSubjectsTable extends Tenant { hash: string, subjectType: AiSubjectType, subjectId: string }

/** The server that asks right now; the others wait for its answer, or for the lease to expire. */
export interface AiLeasesTable extends Tenant { hash: string, holder: string, expiresAt: Instant }

/** One use of Claude, paid or from the cache. */
export interface AiCallsTable extends Tenant {
  id: string
  at: Instant
  userId: string
  feature: AiFeature
  promptName: string
  promptVersion: number
  model: string
  hash: string
  outcome: AiOutcome
  /** The problem's code, of one that failed. */
  failure: string | null
  inputTokens: number
  outputTokens: number
  costMicros: number
  /** What the answer cost when it was asked for, of one from the cache. */
  savedMicros: number
  /** Held back of the budget while it runs. */
  reservedTokens: number
  reservedMicros: number
  subjectType: AiSubjectType | null
  subjectId: string | null
  rating: AiRating | null
}

/** What an organization has set for itself; the environment's settings hold where it is null. */
export interface AiSettingsTable extends Tenant {
  sealedKey: string | null
  /** The last letters of the key, by which people know it again. */
  keyEnding: string | null
  model: string | null
  monthlyTokens: number | null
  monthlyCents: number | null
  /** By model, in place of the list prices. */
  prices: Json
  updatedAt: Instant
}
