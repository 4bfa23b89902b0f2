import { pdfQuery } from '#shared/client-proposals/schema'
import { pdfOfProposal } from '#server/domain/client-proposals/proposal-pdf'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'
import { sendPdf } from '#server/http/pdf-answer'

export default defineRoute({
  summary: 'Get a proposal as PDF',
  details: 'Where it cannot be made, the answer says so; the proposal\'s page prints in the same form.',
  params: idParams,
  query: pdfQuery,
  answers: { 200: bytes('application/pdf'), 304: null },
  problems: ['pdf_unavailable', 'pdf_letters_missing'],
}, async ({ event, db, actor, params, query }) => sendPdf(event, await pdfOfProposal(db, actor, params.id, query.number)))
