import { fold, foldedWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Subject } from './answers.repository'

/** What a person or company is known by. */
export interface Traces { names: string[], emails: string[], phones: string[] }

const atOnce = 200
// Numbers are written with and without the country's code: their ends are the same.
const phoneEnd = 9
const mostWordsOfName = 6

/** Forgets kept answers that carry the data of these records, or in which their names, addresses or numbers stand. Rather too many than one too few. */
export async function forgetSubjects(trx: Database, subjects: Subject[], traces: Traces): Promise<void> {
  for (let start = 0; start < subjects.length; start += atOnce) await forgetLinked(trx, subjects.slice(start, start + atOnce))
  const mentions = mentionsOf(traces)
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: { hash: string, searchText: string }[] = await trx.selectFrom('aiAnswers').select(['hash', 'searchText']).where('hash', '>', after).orderBy('hash').limit(atOnce).execute()
    const found = rows.filter(({ searchText }) => mentions(searchText)).map(({ hash }) => hash)
    if (found.length > 0) await trx.deleteFrom('aiAnswers').where('hash', 'in', found).execute()
    after = rows.length === atOnce ? rows.at(-1)!.hash : undefined
  }
}

async function forgetLinked(trx: Database, subjects: Subject[]): Promise<void> {
  for (const [type, group] of Map.groupBy(subjects, subject => subject.type)) {
    const ids = group.map(({ id }) => id)
    await trx.deleteFrom('aiAnswers').where('hash', 'in', eb => eb.selectFrom('aiAnswerSubjects').select('aiAnswerSubjects.hash')
      .where('subjectType', '=', type).where('subjectId', 'in', ids)).execute()
    await trx.updateTable('aiCalls').set({ subjectType: null, subjectId: null }).where('subjectType', '=', type).where('subjectId', 'in', ids).execute()
  }
}

/** Reads a text once, however many traces there are. */
function mentionsOf({ names, emails, phones }: Traces): (searchText: string) => boolean {
  const addresses = new Set(emails.map(fold))
  const numbers = new Set(phones.map(endOf).filter(end => end.length >= 7))
  const wordsOfNames = names.map(name => foldedWords(name).slice(0, mostWordsOfName)).filter(words => words.length > 0)
  const known = new Set(wordsOfNames.map(words => words.join(' ')))
  const lengths = [...new Set(wordsOfNames.map(({ length }) => length))]
  return (searchText) => {
    if ((searchText.match(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu) ?? []).some(address => addresses.has(address))) return true
    if ((searchText.match(/\d{7,}/g) ?? []).some(number => numbers.has(endOf(number)))) return true
    const words = lengths.length > 0 ? foldedWords(searchText) : []
    return words.some((_, at) => lengths.some(length => known.has(words.slice(at, at + length).join(' '))))
  }
}

function endOf(number: string): string {
  return fold(number).replace(/\D/g, '').slice(-phoneEnd)
}
