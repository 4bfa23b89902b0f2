import type { Day, Instant, Json, Tenant } from './schema'

/** A key is read before its organization is known, so the table is outside the scope. Of the key itself only the hash is kept. */
export interface ApiKeysTable {
  organizationId: string
  id: string
  userId: string
  name: string
  /** Its first letters, by which people know it again in a list. */
  prefix: string
  keyHash: string
  scopes: Json
  expiresAt: Instant | null
  lastUsedAt: Instant | null
  createdAt: Instant
  revokedAt: Instant | null
}

/** What an operator allows organizations, of the whole installation. */
export interface PlansTable { id: string, name: string, limits: Json, createdAt: Instant, updatedAt: Instant }

/** How often something was done on a day in UTC; `userId` is '' where nobody in particular did it. */
export interface UsageCountsTable extends Tenant { day: Day, kind: 'apiCalls' | 'emails', userId: string, count: number }
