import { exportWrongRows } from '#server/domain/imports/wrong-rows'
import { sendCsv } from '#server/http/csv'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Download the rows that were not imported',
  params: idParams,
  answers: { 200: bytes('text/csv') },
}, async ({ event, db, actor, params }) =>
  await sendCsv(event, 'wrong-rows.csv', await exportWrongRows(db, actor, params.id)))
