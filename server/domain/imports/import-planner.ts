import type { ImportField } from '#shared/imports/fields'
import type { ImportOutcome, ImportReason } from '#shared/imports/schema'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { ImportedContact } from '#server/importers/imported-contact'
import { loadBulkContacts, type BulkContact } from '../contacts/bulk-contacts'
import { newId } from '../ids'
import { findMatches, type Match } from './find-matches'
import type { ImportAuthor } from './import-author'
import type { ImportRow } from './import-row'
import { keyText, matchKeys, reasonOf, type MatchKey } from './match-keys'
import { contactOfRow, mergeRow, type FilledFields } from './merge'
import { findNewNotes } from './new-notes'

/** What will become of one row. */
export interface RowPlan {
  row: ImportRow
  outcome: ImportOutcome
  reason: ImportReason | null
  contactId: string | null
  /** Fields of a known contact before and after; empty for a new one. */
  before: FilledFields
  after: FilledFields
  newTags: string[]
  note: string
}

/** A contact as the rows so far have made it. */
interface Draft { contact: BulkContact, isNew: boolean }

interface PlannerOptions {
  overwrite: ReadonlySet<ImportField>
  createdAt: string
}

/**
 * Decides for row after row what an import does, by the rules of the contract: which contact a row matches, what it
 * fills and adds. Rows of the file match each other too, so a planner remembers the contacts it has made.
 */
export class ImportPlanner {
  readonly drafts = new Map<string, Draft>()
  readonly #known = new Map<string, string>()
  readonly #notes = new Set<string>()
  readonly #options: PlannerOptions
  readonly #author: ImportAuthor

  constructor(author: ImportAuthor, options: PlannerOptions) {
    this.#author = author
    this.#options = options
  }

  /** Plans the next rows of the file against the database as it is now. */
  async plan(db: Database, rows: ImportRow[]): Promise<RowPlan[]> {
    const keys = rows.map(rowKeys)
    const found = await findMatches(db, this.#author, keys.flat())
    await this.#load(db, found)
    const plans = rows.map((row, index) => this.#planRow(row, keys[index] ?? [], found))
    await this.#addNotes(db, plans)
    return plans
  }

  async #load(db: Database, found: Map<string, Match>): Promise<void> {
    const ids = new Set<string>()
    for (const match of found.values()) if (match.isVisible && !this.drafts.has(match.contactId)) ids.add(match.contactId)
    for (const [id, contact] of await loadBulkContacts(db, [...ids])) this.drafts.set(id, { contact, isNew: false })
  }

  #planRow(row: ImportRow, keys: MatchKey[], found: Map<string, Match>): RowPlan {
    if (row.content.kind === 'blank') return plan(row, 'skip', 'blank_row')
    if (row.content.kind === 'error') return plan(row, 'error', row.content.code)
    for (const key of keys) {
      const match = found.get(keyText(key))
      if (match && !match.isVisible) return plan(row, 'error', 'not_yours')
      const contactId = match?.contactId ?? this.#known.get(keyText(key))
      const draft = contactId ? this.drafts.get(contactId) : undefined
      if (draft) return this.#planMatch(row, draft, reasonOf[key.kind])
    }
    return this.#planNew(row, keys)
  }

  #planNew(row: ImportRow, keys: MatchKey[]): RowPlan {
    const { contact, tags } = contentOf(row)
    const draft = { contact: contactOfRow(newId(), this.#options.createdAt, this.#author.userId, contact, distinct(tags)), isNew: true }
    this.drafts.set(draft.contact.id, draft)
    this.#remember(draft.contact.id, keys)
    return { ...plan(row, 'new', null), contactId: draft.contact.id, newTags: draft.contact.tags }
  }

  #planMatch(row: ImportRow, draft: Draft, reason: ImportReason): RowPlan {
    const { contact, tags } = contentOf(row)
    const after = mergeRow(draft.contact, contact, this.#options.overwrite)
    const before = Object.fromEntries(Object.keys(after).map(field => [field, draft.contact[field as keyof FilledFields]])) as FilledFields
    const known = new Set(draft.contact.tags.map(fold))
    const newTags = distinct(tags).filter(tag => !known.has(fold(tag)))
    draft.contact = { ...draft.contact, ...after, tags: [...draft.contact.tags, ...newTags] }
    this.#remember(draft.contact.id, [...matchKeys(draft.contact), ...fingerprintKey(row)])
    const isChanged = Object.keys(after).length > 0 || newTags.length > 0
    return { ...plan(row, isChanged ? 'update' : 'skip', reason), contactId: draft.contact.id, before, after, newTags }
  }

  #remember(contactId: string, keys: MatchKey[]): void {
    for (const key of keys) {
      if (!this.#known.has(keyText(key))) this.#known.set(keyText(key), contactId)
    }
  }

  /** A note that the contact has already is not added again. */
  async #addNotes(db: Database, plans: RowPlan[]): Promise<void> {
    const isNew = (id: string) => this.drafts.get(id)?.isNew ?? false
    for (const [rowPlan, note] of await findNewNotes(db, plans, this.#notes, isNew)) {
      rowPlan.note = note
      if (rowPlan.outcome === 'skip') rowPlan.outcome = 'update'
    }
  }
}

function plan(row: ImportRow, outcome: ImportOutcome, reason: ImportReason | null): RowPlan {
  return { row, outcome, reason, contactId: null, before: {}, after: {}, newTags: [], note: '' }
}

function contentOf(row: ImportRow): { contact: ImportedContact, tags: string[] } {
  if (row.content.kind !== 'contact') throw new Error('Only a row with a contact can be planned')
  return row.content
}

function rowKeys(row: ImportRow): MatchKey[] {
  if (row.content.kind !== 'contact') return []
  return [...matchKeys(row.content.contact), ...fingerprintKey(row)]
}

function fingerprintKey({ fingerprint }: ImportRow): MatchKey[] {
  return fingerprint ? [{ kind: 'row', text: fingerprint }] : []
}

/** Names that differ by more than case and accents. */
function distinct(names: string[]): string[] {
  const seen = new Set<string>()
  return names.filter(name => !seen.has(fold(name)) && seen.add(fold(name)))
}
