import { exportSelection } from '#server/domain/bulk/export-selection'
import { sendCsv } from '#server/http/csv'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Download the export of a selection',
  params: idParams,
  answers: { 200: bytes('text/csv') },
}, async ({ event, db, actor, params }) => {
  const { name, slices } = await exportSelection(db, actor, params.id)
  return await sendCsv(event, name, slices)
})
