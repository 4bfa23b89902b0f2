import type { Database } from '#server/db/database'
import { followUpAt } from './contact-fields'
import { findContactRow, updateContactQuietly } from './contacts.repository'

/** Notes that the contact was spoken with at an instant; an older one than is known changes nothing. The version stays. */
export async function touchContact(db: Database, id: string, occurredAt: string): Promise<void> {
  const contact = await findContactRow(db, id)
  if (contact && (contact.lastContactedAt === null || contact.lastContactedAt < occurredAt)) await setLastContact(db, id, occurredAt)
}

/** Sets when the contact was last spoken with (null: never), and the follow-up that comes of it. The version stays. */
export async function setLastContact(db: Database, id: string, lastContactedAt: string | null): Promise<void> {
  const contact = await findContactRow(db, id)
  if (contact) await updateContactQuietly(db, id, { lastContactedAt, followUpAt: followUpAt({ ...contact, lastContactedAt }) })
}
