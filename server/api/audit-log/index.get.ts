import { auditAnswerSchema } from '#shared/audit/answers'
import { listAuditSchema } from '#shared/audit/schema'
import { listAuditLog } from '#server/domain/audit/audit-log'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List what happened in the organization',
  query: listAuditSchema,
  answers: { 200: auditAnswerSchema },
}, async ({ db, actor, query }) => await listAuditLog(db, actor, query))
