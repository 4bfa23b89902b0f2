import type { ProblemCode } from '#shared/problems'
import type { Decision } from '#shared/client-proposals/values'
import type { Instant, Tenant } from './schema'

/** The way in for the client: its id and the installation's secret make the address. */
export interface ProposalLinksTable extends Tenant {
  id: string
  proposalId: string
  createdAt: Instant
  firstViewedAt: Instant | null
  lastViewedAt: Instant | null
  views: number
}

export interface ProposalCommentsTable extends Tenant {
  id: string
  proposalId: string
  createdAt: Instant
  /** Of the version that it is about. */
  number: number
  sectionKey: string | null
  /** The member who wrote it; null: the client. */
  userId: string | null
  authorName: string
  body: string
}

/** What the client said to a version: the last word, one for each. */
export interface ProposalDecisionsTable extends Tenant {
  id: string
  proposalId: string
  number: number
  decision: Decision
  name: string
  reason: string | null
  decidedAt: Instant
  /** Why the deal could not be won. */
  problem: ProblemCode | null
}
