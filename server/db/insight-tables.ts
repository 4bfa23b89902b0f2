import type { AiSubjectType } from '#shared/ai/values'
import type { Locale } from '#shared/accounts/schema'
import type { InsightKind } from '#shared/insights/values'
import type { Role } from '#shared/members/permissions'
import type { Flag, Instant, Json, Tenant } from './schema'

/** What a member was told last about a record: which kept answer, and what its numbers stand for. */
export interface InsightsTable extends Tenant {
  userId: string
  kind: InsightKind
  subjectType: AiSubjectType
  subjectId: string
  /** The member's when they asked: another one may see less. */
  role: Role
  locale: Locale
  hash: string
  /** In the order of their numbers: `[["activity", id], …]`. */
  sources: Json
  isCut: Flag
  askedAt: Instant
}
