import { createHmac, timingSafeEqual } from 'node:crypto'
import { useConfig } from '#server/config'
import { secretKey } from '#server/secret'

const idBytes = 16
const sealBytes = 16

/** A link to a proposal, and the organization that it belongs to. */
export interface ClientLink { organizationId: string, linkId: string }

/**
 * The address under which a client reads a proposal. It is worked out anew each time it is shown: the database knows the link's id,
 * and only this installation's secret makes the token of it, so a stolen copy of the database opens no proposal.
 */
export function clientAddress({ organizationId, linkId }: ClientLink): string {
  const ids = Buffer.concat([bytesOf(organizationId), bytesOf(linkId)])
  return `${useConfig().appUrl}/p/${Buffer.concat([ids, sealOf(ids)]).toString('base64url')}`
}

/** What a token opens; undefined if this installation never gave it out. */
export function clientLinkIn(token: string): ClientLink | undefined {
  if (!/^[\w-]{64}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const ids = bytes.subarray(0, 2 * idBytes)
  if (!timingSafeEqual(bytes.subarray(2 * idBytes), sealOf(ids))) return undefined
  return { organizationId: idOf(ids.subarray(0, idBytes)), linkId: idOf(ids.subarray(idBytes)) }
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function sealOf(ids: Buffer): Buffer {
  return createHmac('sha256', secretKey('proposal')).update(ids).digest().subarray(0, sealBytes)
}
