import { logoAsClient } from '#server/domain/client-proposals/client-page'
import { defineClientRoute } from '#server/http/client-route'
import { bytes } from '#server/http/description'
import { sendLogo } from '#server/http/logo-answer'

export default defineClientRoute({
  summary: 'Get the picture at the head of a proposal, as its client',
  mostInMinute: 120,
  answers: { 200: bytes('*/*') },
}, async ({ event, db, linkId }) => sendLogo(event, await logoAsClient(db, linkId)))
