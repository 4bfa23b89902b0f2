import { exportAuditSchema } from '#shared/audit/schema'
import { exportAuditLog } from '#server/domain/audit/export-audit-log'
import { sendCsv } from '#server/http/csv'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Export the audit log as CSV',
  query: exportAuditSchema,
  answers: { 200: bytes('text/csv') },
}, async ({ event, db, actor, query }) =>
  await sendCsv(event, 'audit-log.csv', await exportAuditLog(db, actor, query)))
