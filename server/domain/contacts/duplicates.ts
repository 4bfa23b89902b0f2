import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { seenAmong } from '../shares/visibility'
import { findContactsByKey } from './contacts.repository'

/** Refuses addresses that a live contact already has; who it is, is only told to those who may see that contact. */
export async function assertNoDuplicate(db: Database, actor: Actor, emails: { address: string }[]): Promise<void> {
  const [existing] = await findContactsByKey(db, 'email', emails.map(({ address }) => address.toLowerCase()))
  if (!existing) return
  const visible = (await seenAmong(db, actor, 'contact', [existing])).has(existing.id)
  throw new DomainError('duplicate_email', {
    detail: visible
      ? `A contact with ${existing.value} exists. Open it, or create this one all the same.`
      : `A contact with ${existing.value} exists, but it is not yours. Ask a manager about it.`,
    issues: [{ path: 'email', code: 'duplicate_email', message: `A contact with ${existing.value} exists` }],
    extensions: visible ? { existingId: existing.id } : {},
  })
}
