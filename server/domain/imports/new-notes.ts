import type { Database } from '#server/db/database'
import { findNotesWithText, noteKey } from '../activities/bulk-notes'
import type { RowPlan } from './import-planner'

/** The notes of rows that their contacts do not have yet, with the rows that bring them; `known` remembers them. */
export async function findNewNotes(db: Database, plans: RowPlan[], known: Set<string>, isNew: (contactId: string) => boolean): Promise<[RowPlan, string][]> {
  const candidates = plans.flatMap((plan): [RowPlan, string, string][] => {
    const note = plan.row.content.kind === 'contact' ? plan.row.content.note : ''
    return note && plan.contactId ? [[plan, plan.contactId, note]] : []
  })
  const stored = candidates.filter(([, contactId]) => !isNew(contactId))
  for (const key of await findNotesWithText(db, stored.map(([, contactId]) => contactId), stored.map(([, , note]) => note))) known.add(key)
  return candidates.flatMap(([plan, contactId, note]): [RowPlan, string][] => {
    const key = noteKey({ contactId, body: note })
    if (known.has(key)) return []
    known.add(key)
    return [[plan, note]]
  })
}
