import type { Request } from 'autocannon'
import { addDays, dayOf } from '#shared/dates/days'
import type { Client } from '../support/client'
import { contactId } from './corpus/contacts'
import { dealId } from './corpus/deals'
import { randomFor, whole } from './corpus/random'
import type { CorpusSize } from './corpus/size'
import { dayQuestions } from './day-questions'
import { reportQuestions } from './report-questions'

/** What one row of the table asks of the server. */
export interface Question { name: string, requests: Request[] }

export const prefixes = {
  'search 1 latin': ['a', 'b', 'e', 'l', 'm', 'n', 's', 'z'],
  'search 2 latin': ['an', 'be', 'li', 'ma', 'no', 'sa', 'st', 'zo'],
  'search 3 latin': ['ann', 'ber', 'lin', 'mar', 'nor', 'sar', 'ste', 'zoe'],
  'search 5 latin': ['annik', 'bergm', 'lindq', 'marti', 'nordq', 'rosen', 'steing', 'obrien'],
  'search 2 persian': ['سا', 'مح', 'ام', 'رض', 'کی', 'نو'],
  'search 3 persian': ['سار', 'محم', 'احم', 'حسی', 'کری', 'نور'],
  'search 5 persian': ['محمدر', 'احمدی', 'حسینی', 'امیرح', 'نوروز', 'کریمی'],
}
export const contactSorts = ['name', '-name', 'email', 'company', 'status', 'source', 'owner', 'score', '-score', '-lastContactedAt', 'nextActionDate', 'createdAt', '-createdAt', '-updatedAt']
export const contactFilters = ['status=qualified&sort=-createdAt', 'status=new&source=telegram&sort=name', 'tags=vip&sort=name', 'tags=client,newsletter&sort=-lastContactedAt', 'source=referral&sort=-score', 'scoreMin=90&sort=company', 'status=inactive&tags=press&sort=email', 'lastContactedBefore=2024-01-01&sort=name']

const get = (paths: string[]): Request[] => paths.map(path => ({ path }))

/** What is asked of the server: the reads first, then what writes. */
export async function questions(client: Client, size: CorpusSize, now: number): Promise<Question[]> {
  const pipeline = await defaultPipeline(client)
  const some = (kind: string, count: number) => Array.from({ length: 500 }, (_, index) => whole(randomFor(kind, index), count))
  return [
    { name: 'bare route', requests: get(['/api/bench/bare']) },
    { name: 'open contact', requests: get(some('opened', size.contacts).map(index => `/api/contacts/${contactId(index, size, now)}`)) },
    { name: 'list first', requests: get(['/api/contacts']) },
    { name: 'list deep', requests: get((await deepCursors(client)).map(cursor => `/api/contacts?sort=name&total=false&cursor=${cursor}`)) },
    { name: 'list filtered', requests: get(contactFilters.map(filter => `/api/contacts?${filter}`)) },
    { name: 'list sorted', requests: get(contactSorts.map(sort => `/api/contacts?sort=${sort}`)) },
    ...Object.entries(prefixes).map(([name, words]) => ({ name, requests: get(words.map(word => `/api/search?q=${encodeURIComponent(word)}`)) })),
    { name: 'board', requests: get([`/api/pipelines/${pipeline.id}/board`]) },
    { name: 'today', requests: get(['/api/today']) },
    { name: 'calendar', requests: get(calendarPages(now)) },
    ...dayQuestions(pipeline.id, size, now),
    ...reportQuestions(pipeline.id, now),
    { name: 'create contact', requests: [newContact()] },
    { name: 'move deal', requests: some('moved', size.deals).map((index, turn) => json('PUT', `/api/deals/${dealId(index, size, now)}/stage`, { stageId: pipeline.stages[turn % 3]!.id })) },
  ]
}

function json(method: string, path: string, body: object): Request {
  return { method, path, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

/** Six weeks around the day of the corpus, and others before and after, of one's own and of everyone. */
function calendarPages(now: number): string[] {
  const today = dayOf(new Date(now).toISOString(), 'UTC')
  return [-84, -42, 0, 42].flatMap((from) => {
    const path = `/api/calendar?from=${addDays(today, from)}&to=${addDays(today, from + 41)}`
    return [path, `${path}&memberId=all`]
  })
}

let made = 0

function newContact(): Request {
  return {
    ...json('POST', '/api/contacts', {}),
    setupRequest: request => ({ ...request, body: JSON.stringify({ firstName: 'Åsa', lastName: `Ny${++made}`, email: `asa.${process.pid}.${made}@example.com`, companyName: 'Harbour & Finch' }) }),
  }
}

async function defaultPipeline(client: Client) {
  const { body } = await client.get<{ pipelines: { id: string, stages: { id: string }[] }[] }>('/api/pipelines')
  return body.pipelines[0]!
}

/** Cursors from ever deeper in the list by name. */
async function deepCursors(client: Client): Promise<string[]> {
  const cursors: string[] = []
  for (let page = 0, at = ''; page < 100; page++) {
    const { body } = await client.get<{ cursor: string | null }>(`/api/contacts?sort=name&limit=200&total=false${at}`)
    if (!body.cursor) break
    cursors.push(body.cursor)
    at = `&cursor=${body.cursor}`
  }
  return cursors.slice(-50)
}
