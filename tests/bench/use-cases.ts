import { getContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { listContactsSchema } from '#shared/contacts/schema'
import { contactId } from './corpus/contacts'
import type { CorpusSize } from './corpus/size'
import type { UseCase } from './in-process'
import { contactFilters, contactSorts, prefixes } from './questions'

/** The use cases behind the rows of the table. */
export function useCases(size: CorpusSize, now: number): UseCase[] {
  const list = (name: string, query: Record<string, string>): UseCase =>
    ({ name, run: (db, actor) => listContacts(db, actor, listContactsSchema.parse({ ...query, total: 'false' })) })
  return [
    ...Array.from({ length: 20 }, (_, turn): UseCase => ({
      name: 'open contact',
      run: (db, actor) => getContact(db, actor, contactId(Math.floor(size.contacts * turn / 20), size, now)),
    })),
    list('list first', {}),
    ...contactFilters.map(filter => list('list filtered', Object.fromEntries(new URLSearchParams(filter)))),
    ...contactSorts.map(sort => list('list sorted', { sort })),
    ...Object.entries(prefixes).flatMap(([name, words]) => words.map(q => list(name, { q }))),
  ]
}
