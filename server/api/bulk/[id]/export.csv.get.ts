import { exportSelection } from '#server/domain/bulk/export-selection'
import { sendCsv } from '#server/http/csv'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ event, db, actor, params }) => {
  const { name, slices } = await exportSelection(db, actor, params.id)
  return await sendCsv(event, name, slices)
})
