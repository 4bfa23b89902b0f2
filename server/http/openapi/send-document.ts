import { getRequestHeader, setResponseHeader, setResponseHeaders, setResponseStatus, type H3Event } from 'h3'
import { writtenDocument } from './document'

/** Answers the document, or that the caller has it already. */
export async function sendDocument(event: H3Event): Promise<string | null> {
  const { text, etag } = await writtenDocument()
  setResponseHeaders(event, { 'cache-control': 'public, no-cache', etag })
  if (getRequestHeader(event, 'if-none-match')?.split(',').some(known => known.trim().replace(/^W\//, '') === etag)) {
    setResponseStatus(event, 304)
    return null
  }
  setResponseHeader(event, 'content-type', 'application/json')
  return text
}
