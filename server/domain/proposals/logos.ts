import { logoTypes, mostLogoBytes } from '#shared/proposals/style'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { typeOfBytes } from '../attachments/file-type'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { findLogo, insertLogo } from './logos.repository'

export interface Logo { type: string, bytes: Buffer<ArrayBuffer> }

/** Keeps a picture for proposals, and answers its id. It is in the database, so that what was sent always shows it. */
export async function addLogo(db: Database, actor: Actor, bytes: Uint8Array | undefined): Promise<{ id: string }> {
  assertCan(actor, 'records.create')
  if (!bytes?.length) throw invalidField('file', 'required', 'Send the picture in the field “file”')
  if (bytes.length > mostLogoBytes) throw new DomainError('too_large', { detail: `A logo may have ${mostLogoBytes / 1000} kB. Make it smaller.`, extensions: { maximum: mostLogoBytes } })
  const type = await typeOfBytes(bytes)
  if (!(logoTypes as readonly string[]).includes(type)) throw new DomainError('wrong_content_type', { detail: 'A logo is a PNG or a JPEG picture.' })
  const id = newId()
  await inTransaction(db, async (trx) => {
    await insertLogo(trx, { id, createdAt: instantNow(), type, content: Buffer.from(bytes).toString('base64') })
    await recordEvent(trx, actor, { type: 'organization.logo_added', subject: { type: 'organization', id: actor.organizationId }, payload: { name: actor.session.organization.name } })
  })
  return { id }
}

/** The picture of this id. Throws not_found for one that is not the organization's. */
export async function readLogo(db: Database, id: string): Promise<Logo> {
  const logo = await findLogo(db, id)
  if (!logo) throw notFound()
  return { type: logo.type, bytes: Buffer.from(logo.content, 'base64') }
}
