import type { Request } from 'autocannon'
import { contactId } from './corpus/contacts'
import { daysFrom } from './corpus/corpus-day'
import { dealId } from './corpus/deals'
import { randomFor, whole } from './corpus/random'
import type { CorpusSize } from './corpus/size'

const get = (paths: string[]): Request[] => paths.map(path => ({ path }))

/** What a team asks for in a day besides contacts, search, board and Today: each question in many forms, so that few come from kept answers. */
export function dayQuestions(pipelineId: string, size: CorpusSize, now: number): { name: string, requests: Request[] }[] {
  const some = (kind: string, count: number) => Array.from({ length: 300 }, (_, index) => whole(randomFor(kind, index), count))
  const contacts = some('read', size.contacts).map(index => contactId(index, size, now))
  const deals = some('read deal', size.deals).map(index => dealId(index, size, now))
  return [
    { name: 'timeline', requests: get(contacts.map(id => `/api/contacts/${id}/timeline`)) },
    { name: 'history', requests: get(contacts.map(id => `/api/contacts/${id}/history`)) },
    { name: 'open deal', requests: get(deals.map(id => `/api/deals/${id}`)) },
    { name: 'companies', requests: get(['', '?sort=-createdAt', '?q=har', '?sort=industry'].map(query => `/api/companies${query}`)) },
    { name: 'deals', requests: get(['', '?sort=-value', '?sort=company', '?outcome=won&sort=-updatedAt', '?valueMin=2000000', '?q=web'].map(query => `/api/deals${query}`)) },
    { name: 'board in lanes', requests: get([`/api/pipelines/${pipelineId}/board?lanes=owner`]) },
    { name: 'forecast', requests: get([3, 6, 12].map(count => `/api/reports/forecast?months=${count}`)) },
    { name: 'tasks', requests: get(['', '?state=open', '?due=overdue', '?due=week&assigneeId=me', '?state=done&sort=-completedAt', '?priority=high', '?q=invoice'].map(query => `/api/tasks${query}`)) },
    { name: 'audit log', requests: get(['', '?type=deal', '?q=website', `?from=${daysFrom(now, -30)}`].map(query => `/api/audit-log${query}`)) },
  ]
}
