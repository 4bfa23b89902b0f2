import { exportWrongRows } from '#server/domain/imports/wrong-rows'
import { sendCsv } from '#server/http/csv'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ event, db, actor, params }) =>
  await sendCsv(event, 'wrong-rows.csv', await exportWrongRows(db, actor, params.id)))
