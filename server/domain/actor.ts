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
  session: Session
}
