import { listAuditSchema } from '#shared/audit/schema'
import { listAuditLog } from '#server/domain/audit/audit-log'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listAuditSchema }, async ({ db, actor, query }) => await listAuditLog(db, actor, query))
