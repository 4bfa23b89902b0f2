import { breathe } from '#server/db/breathe'
import type { Database } from '#server/db/database'
import { matchContactsByKey, matchContactsByNameAndCompany } from '../contacts/bulk-contacts'
import { seenAmong } from '../shares/visibility'
import type { ImportAuthor } from './import-author'
import { findContactsByFingerprint } from './imports.repository'
import { keyText, type MatchKey } from './match-keys'

export interface Match {
  contactId: string
  /** False for someone else's contact: a rep is told that the address is taken, and nothing more. */
  isVisible: boolean
}

const finders: Record<MatchKey['kind'], (db: Database, texts: string[]) => Promise<Found[]>> = {
  email: (db, texts) => byAddress(db, 'email', texts),
  url: (db, texts) => byAddress(db, 'url', texts),
  phone: byPhone,
  company: byCompany,
  row: byRow,
}

interface Found { key: string, id: string, ownerId: string | null }

/** The contacts in the database that these keys mean, by key; of several, the oldest. */
export async function findMatches(db: Database, author: ImportAuthor, keys: MatchKey[]): Promise<Map<string, Match>> {
  const wanted = new Set(keys.map(keyText))
  const texts = (kind: MatchKey['kind']) => keys.filter(key => key.kind === kind).map(key => key.text)
  const found: Found[] = []
  for (const [kind, find] of Object.entries(finders)) {
    found.push(...await find(db, texts(kind as MatchKey['kind'])))
    await breathe()
  }
  const seen = await seenAmong(db, author, 'contact', found)
  const matches = new Map<string, Match>()
  for (const { key, id } of found) {
    const isVisible = seen.has(id)
    if (!isVisible && !key.startsWith('email ')) continue
    if (wanted.has(key) && !matches.has(key)) matches.set(key, { contactId: id, isVisible })
  }
  return matches
}

async function byAddress(db: Database, kind: 'email' | 'url', texts: string[]): Promise<Found[]> {
  const contacts = await matchContactsByKey(db, kind, texts)
  return contacts.map(({ value, ...contact }) => ({ ...contact, key: keyText({ kind, text: value }) }))
}

async function byPhone(db: Database, texts: string[]): Promise<Found[]> {
  const contacts = await matchContactsByKey(db, 'phone', texts.map(text => text.slice(0, text.indexOf(' '))))
  return contacts.map(({ value, ...contact }) => ({ ...contact, key: keyText({ kind: 'phone', text: `${value} ${contact.sortName}` }) }))
}

async function byCompany(db: Database, texts: string[]): Promise<Found[]> {
  const contacts = await matchContactsByNameAndCompany(db, texts.map(text => text.split('\n', 2) as [string, string]))
  return contacts.map(({ companySort, ...contact }) => ({ ...contact, key: keyText({ kind: 'company', text: `${contact.sortName}\n${companySort}` }) }))
}

async function byRow(db: Database, fingerprints: string[]): Promise<Found[]> {
  const contacts = await findContactsByFingerprint(db, fingerprints)
  return contacts.map(({ fingerprint, ...contact }) => ({ ...contact, key: keyText({ kind: 'row', text: fingerprint }) }))
}
