import type { Database } from '#server/db/database'
import { seesEverything } from '#shared/members/permissions'
import { matchContactsByKey, matchContactsByName } from '../contacts/bulk-contacts'
import type { ImportAuthor } from './import-author'
import { findContactsByFingerprint } from './imports.repository'
import { keyText, type MatchKey } from './match-keys'

export interface Match {
  contactId: string
  /** False for someone else's contact: a rep is told that the address is taken, and nothing more. */
  isVisible: boolean
}

interface Found { key: string, contactId: string, ownerId: string | null }

/** The contacts in the database that these keys mean, by key; of several, the oldest. */
export async function findMatches(db: Database, author: ImportAuthor, keys: MatchKey[]): Promise<Map<string, Match>> {
  const texts = (kind: MatchKey['kind']) => keys.filter(key => key.kind === kind).map(key => key.text)
  const found = [
    ...await byEmail(db, texts('email')),
    ...await byUrl(db, texts('url')),
    ...await byNameAnd(db, texts('phone'), texts('company')),
    ...await byRow(db, texts('row')),
  ]
  const matches = new Map<string, Match>()
  for (const { key, contactId, ownerId } of found) {
    const isVisible = seesEverything(author.role) || ownerId === author.userId
    if (!isVisible && !key.startsWith('email ')) continue
    if (!matches.has(key)) matches.set(key, { contactId, isVisible })
  }
  return matches
}

async function byEmail(db: Database, addresses: string[]): Promise<Found[]> {
  const rows = await matchContactsByKey(db, 'email', addresses)
  return rows.map(({ id, ownerId, value }) => ({ key: keyText({ kind: 'email', text: value }), contactId: id, ownerId }))
}

async function byUrl(db: Database, urls: string[]): Promise<Found[]> {
  const rows = await matchContactsByKey(db, 'url', urls)
  return rows.map(({ id, ownerId, value }) => ({ key: keyText({ kind: 'url', text: value }), contactId: id, ownerId }))
}

async function byNameAnd(db: Database, phones: string[], companies: string[]): Promise<Found[]> {
  const phoneNames = phones.map(text => text.slice(text.indexOf(' ') + 1))
  const companyNames = companies.map(text => text.slice(0, text.indexOf('\n')))
  const named = await matchContactsByName(db, [...phoneNames, ...companyNames])
  if (named.length === 0) return []
  const nameOf = new Map(named.map(({ id, sortName }) => [id, sortName]))
  const numbers = await matchContactsByKey(db, 'phone', phones.map(text => text.slice(0, text.indexOf(' '))))
  return [
    ...numbers.flatMap(({ id, ownerId, value }) => {
      const name = nameOf.get(id)
      return name === undefined ? [] : [{ key: keyText({ kind: 'phone', text: `${value} ${name}` }), contactId: id, ownerId }]
    }),
    ...named.flatMap(({ id, ownerId, sortName, companySort }) =>
      companySort ? [{ key: keyText({ kind: 'company', text: `${sortName}\n${companySort}` }), contactId: id, ownerId }] : []),
  ]
}

async function byRow(db: Database, fingerprints: string[]): Promise<Found[]> {
  const rows = await findContactsByFingerprint(db, fingerprints)
  return rows.map(({ id, ownerId, fingerprint }) => ({ key: keyText({ kind: 'row', text: fingerprint }), contactId: id, ownerId }))
}
