import type { Request } from 'autocannon'
import { daysFrom } from './corpus/corpus-day'

/** As long as each looks back when it is not told. */
const reports = { 'pipeline': 90, 'conversion': 365, 'velocity': 90, 'activity': 30, 'lost-reasons': 365, 'revenue': 365, 'sources': 365 } as const

/** What managers ask: each report as it is kept, and worked out anew, since no two requests are about the same days. */
export function reportQuestions(pipelineId: string, now: number): { name: string, requests: Request[] }[] {
  const period = (days: number, ago: number) => `from=${daysFrom(now, 1 - days - ago)}&to=${daysFrom(now, 1 - ago)}`
  return [
    { name: 'dashboard', requests: [{ path: '/api/dashboard' }] },
    { name: 'dashboard anew', requests: [everNew(ago => `/api/dashboard?${period(30, ago)}`)] },
    { name: 'dashboard customers', requests: [{ path: '/api/dashboard/customers' }] },
    { name: 'dashboard customers anew', requests: [everNew(ago => `/api/dashboard/customers?${period(365, ago)}`)] },
    { name: 'reports', requests: Object.keys(reports).map(name => ({ path: `/api/reports/${name}` })) },
    ...Object.entries(reports).map(([name, days]) => (
      { name: `report ${name} anew`, requests: [everNew(ago => `/api/reports/${name}?${period(days, ago)}${name === 'activity' ? '' : `&pipelineId=${pipelineId}`}`)] })),
  ]
}

/** The days differ from one request to the next, so that no kept answer serves: the least lately used of some hundred give way. */
function everNew(pathFor: (daysAgo: number) => string): Request {
  let turn = 0
  return { path: '/', setupRequest: request => ({ ...request, path: pathFor(turn++ % 700) }) }
}
