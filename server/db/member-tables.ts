import type { Generated } from 'kysely'
import type { Role } from '#shared/members/permissions'
import type { Instant, Tenant } from './schema'

/** Belongs to an organization but is read before one is known, so it is outside the scope. */
export interface MembershipsTable {
  organizationId: string
  userId: string
  role: Role
  createdAt: Instant
  deactivatedAt: Instant | null
  lastSeenAt: Instant | null
  /** Names the private address of their calendar; null: there is none. */
  calendarFeedId: Generated<string | null>
}

/** A record that a member sees and edits though another one owns it; one of the three ids is set. */
export interface SharesTable extends Tenant {
  id: string
  userId: string
  contactId: string | null
  companyId: string | null
  dealId: string | null
  sharedById: string
  createdAt: Instant
}

/** An invitation into the organization; whoever shows its token may take it, once. */
export interface InvitesTable extends Tenant {
  id: string
  tokenHash: string
  email: string | null
  role: Role
  invitedById: string
  createdAt: Instant
  expiresAt: Instant
  acceptedAt: Instant | null
  acceptedById: string | null
}
