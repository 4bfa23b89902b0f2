import type { Role } from '#shared/members/permissions'
import type { Session } from '#shared/accounts/schema'

/** On whose behalf a use case runs, and with which rights. */
export interface Actor {
  userId: string
  organizationId: string
  role: Role
  /** IANA name; decides what "today" is. */
  timeZone: string
  sessionId: string | null
  /** False for a rep with whom nothing is shared: then no query need ask. Not said: perhaps. */
  hasShares?: boolean
  session: Session
}
