import { clientPdfQuery } from '#shared/client-proposals/schema'
import { pdfAsClient } from '#server/domain/client-proposals/proposal-pdf'
import { defineClientRoute } from '#server/http/client-route'
import { bytes } from '#server/http/description'
import { sendPdf } from '#server/http/pdf-answer'

export default defineClientRoute({
  summary: 'Get a proposal as PDF, as its client',
  mostInMinute: 20,
  query: clientPdfQuery,
  answers: { 200: bytes('application/pdf'), 304: null },
  problems: ['pdf_unavailable', 'pdf_letters_missing'],
}, async ({ event, db, linkId, query }) => sendPdf(event, await pdfAsClient(db, linkId), query.download ? 'attachment' : 'inline'))
