import { createHmac, timingSafeEqual } from 'node:crypto'
import { useConfig } from '#server/config'
import { secretKey } from '#server/secret'

const idBytes = 16
const sealBytes = 16

/**
 * The private address of a calendar. It is worked out anew each time it is shown: the database knows the feed's id, and
 * only this installation's secret makes the token of it, so a stolen copy of the database opens no calendar.
 */
export function calendarAddress(feedId: string): string {
  return `${useConfig().appUrl}/calendar/${calendarToken(feedId)}.ics`
}

function calendarToken(feedId: string): string {
  const id = Buffer.from(feedId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, sealOf(id)]).toString('base64url')
}

/** The id of the feed that the last part of an address names; undefined if this installation never gave it out. */
export function feedIdIn(name: string): string | undefined {
  const [, token] = /^([\w-]{43})\.ics$/.exec(name) ?? []
  if (!token) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const id = bytes.subarray(0, idBytes)
  if (!timingSafeEqual(bytes.subarray(idBytes), sealOf(id))) return undefined
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function sealOf(id: Buffer): Buffer {
  return createHmac('sha256', secretKey('calendar')).update(id).digest().subarray(0, sealBytes)
}
