import { foldedWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { SearchKind } from '#server/db/dialect/dialect'
import { preparedInsert } from '#server/db/prepared-insert'

/** A record's words as they are indexed: folded and parted by single spaces, `zoe@example.com` as three. */
export function searchText(parts: (string | null | undefined)[]): string {
  return foldedWords(parts.filter(Boolean).join(' ')).join(' ')
}

const replacing = (table: `${SearchKind}Search`) => preparedInsert(table, insert => insert
  .onConflict(conflict => conflict.columns(['organizationId', 'id']).doUpdateSet(eb => ({ text: eb.ref('excluded.text'), companyText: eb.ref('excluded.companyText') }))))

const writers = { contact: replacing('contactSearch'), company: replacing('companySearch'), deal: replacing('dealSearch'), activity: replacing('activitySearch') } satisfies Record<SearchKind, unknown>

interface Document { id: string, text: string, companyText?: string }

/** Makes records findable, or findable under their new words. */
export async function indexRecords(db: Database, kind: SearchKind, documents: Document[]): Promise<void> {
  await writers[kind](db, documents.map(({ id, text, companyText = '' }) => ({ id, text, companyText })))
}

/** Takes records out of every search, as when they go to the trash. */
export async function unindexRecords(db: Database, kind: SearchKind, ids: string[]): Promise<void> {
  await db.deleteFrom(`${kind}Search`).where('id', 'in', ids).execute()
}
