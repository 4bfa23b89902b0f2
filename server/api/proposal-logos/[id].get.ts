import { setResponseHeaders } from 'h3'
import { Readable } from 'node:stream'
import { readLogo } from '#server/domain/proposals/logos'
import { inert } from '#server/http/attachment'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a logo of proposals',
  params: idParams,
  answers: { 200: bytes('*/*') },
}, async ({ event, db, params }) => {
  const logo = await readLogo(db, params.id)
  setResponseHeaders(event, {
    'cache-control': 'private, max-age=31536000, immutable', 'content-security-policy': inert, 'content-type': logo.type, 'x-content-type-options': 'nosniff',
  })
  return Readable.from([logo.bytes])
})
