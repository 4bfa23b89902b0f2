import type { Language, ProposalState, VersionOrigin } from '#shared/proposals/values'
import type { Day, Flag, Instant, Json, Tenant, TenantRecord } from './schema'

/** What lists show of a proposal; what it says stands in its versions. */
export interface ProposalsTable extends TenantRecord {
  ownerId: string | null
  contactId: string | null
  companyId: string | null
  dealId: string | null
  title: string
  sortTitle: string
  searchText: string
  state: ProposalState
  language: Language
  valueCents: number
  currency: string
  validUntil: Day | null
  /** Of the newest version. */
  number: number
  /** Of the version that the client has; null before it was sent. */
  sentNumber: number | null
  sentAt: Instant | null
  decidedAt: Instant | null
  isSample: Flag
}

export interface ProposalVersionsTable extends Tenant {
  id: string
  proposalId: string
  number: number
  createdAt: Instant
  updatedAt: Instant
  userId: string | null
  origin: VersionOrigin
  document: Json
  /** When it was sent: from then on it stays as it is. */
  frozenAt: Instant | null
}

export interface ProposalTemplatesTable extends TenantRecord {
  name: string
  sortName: string
  language: Language
  /** What a proposal made from it is called; null: the deal's title. */
  title: string | null
  sections: Json
}

/** A picture for proposals. It is never changed, because what was sent shows it. */
export interface ProposalLogosTable extends Tenant {
  id: string
  createdAt: Instant
  type: string
  /** In base64. */
  content: string
}
