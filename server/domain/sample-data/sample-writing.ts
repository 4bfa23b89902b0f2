import type { Pipeline } from '#shared/pipelines/schema'
import { isInteraction } from '#shared/activities/schema'
import type { Actor } from '../actor'
import { sampleIds, type SampleIds } from './sample-ids'
import type { SampleRecords } from './sample-record'

/** What all sample records share while they are written. */
export interface SampleWriting {
  records: SampleRecords
  ids: SampleIds
  actor: Actor
  pipeline: Pipeline
  /** When a contact or a deal was last spoken with, by local key. */
  lastInteraction: (of: 'contact' | 'deal', key: string) => string | null
}

export function sampleWriting(records: SampleRecords, actor: Actor, pipeline: Pipeline): SampleWriting {
  const latest = new Map<string, string>()
  const note = (name: string, at: string) => latest.set(name, [latest.get(name) ?? '', at].toSorted().at(-1)!)
  for (const { type, contact, deal, occurredAt } of records.activities) {
    if (!isInteraction(type)) continue
    note(`contact ${contact}`, occurredAt)
    if (deal !== null) note(`deal ${deal}`, occurredAt)
  }
  return { records, actor, pipeline, ids: sampleIds(records), lastInteraction: (of, key) => latest.get(`${of} ${key}`) ?? null }
}
