type RecordType = 'contact' | 'company' | 'deal'

/** What an answer rests on and cites as `[n]`; an activity, a task or an event belongs to a record. */
export interface AiSource {
  type: RecordType | 'activity' | 'task' | 'event'
  id: string
  title: string
  /** Its number in the answer, where sources do not simply count from 1. */
  n?: number
  of?: { type: RecordType, id: string }
}

const pages: Record<RecordType, string> = { contact: '/contacts', company: '/companies', deal: '/deals' }

/** Where a source is to be seen: an activity on the timeline of its record, which is `record` if it does not say. */
export function addressOfSource({ type, id, of }: AiSource, record?: { type: RecordType, id: string }): string | undefined {
  if (type === 'task') return `/tasks?task=${id}`
  if (type !== 'activity' && type !== 'event') return `${pages[type]}/${id}`
  const place = of ?? record
  return place && `${pages[place.type]}/${place.id}${type === 'activity' ? `?activity=${id}` : ''}`
}

/** The source that an answer cites by this number. */
export function sourceNumbered(sources: readonly AiSource[], n: number): AiSource | undefined {
  return sources.find(source => source.n === n) ?? (sources[n - 1]?.n === undefined ? sources[n - 1] : undefined)
}
