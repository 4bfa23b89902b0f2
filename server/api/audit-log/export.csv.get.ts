import { exportAuditSchema } from '#shared/audit/schema'
import { exportAuditLog } from '#server/domain/audit/export-audit-log'
import { sendCsv } from '#server/http/csv'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: exportAuditSchema }, async ({ event, db, actor, query }) =>
  await sendCsv(event, 'audit-log.csv', await exportAuditLog(db, actor, query)))
