import type { ReadPerson } from '#shared/reading/answers'
import type { MatchReason } from '#shared/reading/values'
import type { ReadThread } from '#server/ai/prompts/parse-thread'
import type { Database } from '#server/db/database'
import { parseEmails } from '#server/importers/values/emails'
import { splitName } from '#server/importers/values/names'
import { parsePhones } from '#server/importers/values/phones'
import type { Actor } from '../actor'
import { getContact } from '../contacts/contacts'
import { findMatches } from '../imports/find-matches'
import { keyText, matchKeys } from '../imports/match-keys'
import { additionsTo } from './additions'
import { lineOf, type Thread } from './thread'

type PersonWritten = ReadThread['people'][number]
type Unmatched = Omit<ReadPerson, 'match' | 'isTaken' | 'isNew'>

/** The people of a thread with the contacts that they are, by address, by number and name, or by name and company. */
export async function readPeople(db: Database, actor: Actor, thread: Thread, people: { key: string, written: PersonWritten }[], companyNameOf: (name: string) => string): Promise<ReadPerson[]> {
  const read = people.map(({ key, written }) => personOf(key, written, thread, companyNameOf))
  const keys = read.map(person => keysOf(person))
  const matches = await findMatches(db, actor, keys.flat())
  return await Promise.all(read.map(async (person, index) => {
    const found = keys[index]!.map(key => ({ kind: key.kind, match: matches.get(keyText(key)) })).filter(({ match }) => match !== undefined)
    const seen = found.find(({ match }) => match!.isVisible)
    if (!seen) return { ...person, match: null, isTaken: found.length > 0, isNew: true }
    const contact = await getContact(db, actor, seen.match!.contactId)
    const isNew = Object.keys(additionsTo(contact, person)).length > 0
    return { ...person, match: { id: contact.id, name: contact.name, by: seen.kind as MatchReason }, isTaken: false, isNew }
  }))
}

/** Addresses and numbers are kept in their usual form, and only those that stand in the thread. */
function personOf(key: string, written: PersonWritten, thread: Thread, companyNameOf: (name: string) => string): Unmatched {
  const { firstName, lastName } = splitName(lineOf(written.name, 240))
  return {
    key, quote: lineOf(written.quote, 500), passage: thread.find(written.quote) ?? thread.find(written.name),
    firstName: lineOf(firstName, 120), lastName: lineOf(lastName, 120),
    emails: parseEmails(written.emails.join(' ')).addresses.filter(address => thread.holds(address)).slice(0, 10),
    phones: parsePhones(written.phones.join('; ')).numbers.filter(number => thread.holds(number)).slice(0, 10),
    title: lineOf(written.title, 160), companyName: companyNameOf(lineOf(written.company, 200)),
  }
}

function keysOf({ emails, phones, ...person }: Unmatched) {
  return matchKeys({ ...person, emails: emails.map(address => ({ address })), phones: phones.map(number => ({ number })), links: [] })
}
