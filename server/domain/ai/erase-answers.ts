import type { AiSubjectType } from '#shared/ai/values'
import { forgetSubjects, type Traces } from '#server/ai/forget'
import type { Database } from '#server/db/database'

const atOnce = 500

/** Forgets what Claude was told of records, and answered about them, before they go for good. */
export async function eraseAnswers(trx: Database, type: AiSubjectType, ids: string[]): Promise<void> {
  const traces: Traces = { names: [], emails: [], phones: [] }
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = await readers[type](trx, ids.slice(start, start + atOnce))
    for (const key of ['names', 'emails', 'phones'] as const) traces[key].push(...some[key])
  }
  await forgetSubjects(trx, ids.map(id => ({ type, id })), traces)
}

/** What else than its links tells that an answer is about a record. A deal's title alone names nobody. */
const readers: Record<AiSubjectType, (trx: Database, ids: string[]) => Promise<Traces>> = {
  async contact(trx, ids) {
    const people = await trx.selectFrom('contacts').select(['firstName', 'lastName']).where('id', 'in', ids).execute()
    const keys = await trx.selectFrom('contactKeys').select(['kind', 'value']).where('contactId', 'in', ids).where('kind', 'in', ['email', 'phone']).execute()
    const valuesOf = (wanted: 'email' | 'phone') => keys.filter(({ kind }) => kind === wanted).map(({ value }) => value)
    const names = people.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '))
    return { names: names.filter(Boolean), emails: valuesOf('email'), phones: valuesOf('phone') }
  },
  async company(trx, ids) {
    const companies = await trx.selectFrom('companies').select(['name', 'phone']).where('id', 'in', ids).execute()
    return { names: companies.map(({ name }) => name), emails: [], phones: companies.flatMap(({ phone }) => phone ?? []) }
  },
  async deal() {
    return { names: [], emails: [], phones: [] }
  },
}
