import { followUpAt } from '#shared/contacts/follow-up'
import type { RecordKind } from '#shared/records/kinds'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { reindexCompanies } from '../companies/bulk-companies'
import { reindexContacts } from '../contacts/bulk-contacts'
import { quietAtOf, stagesById, type BulkDeal } from '../deals/bulk-deals'
import { eventsOfDeal } from '../deals/deal-events'
import { reindexDeals } from '../deals/deal-search'
import { changesBetween, recordEvents, type Changes, type NewEvent } from '../events/events'
import type { StageOfPipeline } from '../pipelines/pipelines'
import { unindexRecords } from '../search/search-index'
import { listTags } from '../tags/tags'
import { deleteTagLinks, insertTagLinks, setColumns, type BulkRecord, type Columns } from './bulk-records.repository'

/** What is written on a record: columns that a person can set, and tags by their ids. */
export interface RecordChange { record: BulkRecord, set: Columns, added: string[], removed: string[] }

interface Batch { runId: string, kind: RecordKind, actor: Actor, changes: RecordChange[], stages: Map<string, StageOfPipeline>, tagNames: Map<string, string> }

/** Columns that take part in what a record is found by. */
const searched: Record<RecordKind, string[]> = { contact: [], company: ['industry'], deal: ['nextAction'] }

/** Writes a batch of changes with what follows from them: derived columns, search and one event or more for each record. */
export async function writeChanges(db: Database, actor: Actor, run: { id: string, kind: RecordKind }, changes: RecordChange[]): Promise<void> {
  if (changes.length === 0) return
  const hasTags = changes.some(({ added, removed }) => added.length + removed.length > 0)
  const batch: Batch = {
    runId: run.id, kind: run.kind, actor, changes,
    stages: run.kind === 'deal' ? await stagesById(db) : new Map(),
    tagNames: new Map(hasTags ? (await listTags(db)).map(({ id, name }) => [id, name]) : []),
  }
  const updatedAt = instantNow()
  await setColumns(db, run.kind, changes.map(change => ({ id: change.record.id, set: { ...change.set, ...followingFrom(batch, change), ...('deletedAt' in change.set ? {} : { updatedAt }) } })))
  await insertTagLinks(db, run.kind, changes.flatMap(({ record, added }) => added.map(tagId => ({ recordId: record.id, tagId }))))
  await deleteTagLinks(db, run.kind, changes.flatMap(({ record, removed }) => removed.map(tagId => ({ recordId: record.id, tagId }))))
  await refreshSearch(db, batch)
  await recordEvents(db, actor, changes.flatMap(change => eventsOf(batch, change)))
}

/** Columns that the server keeps up by itself. */
function followingFrom({ kind, stages, actor }: Batch, { record, set }: RecordChange): Columns {
  const after = { ...record.row, ...set }
  if (kind === 'contact' && 'followUpDays' in set) return { followUpAt: followUpAt(after as unknown as Parameters<typeof followUpAt>[0]) }
  if (kind === 'deal' && ('stageId' in set || 'nextActionDate' in set)) return { quietAt: quietAtOf(after as unknown as BulkDeal, stages, actor.timeZone) }
  return {}
}

async function refreshSearch(db: Database, { kind, changes }: Batch): Promise<void> {
  const idsWhere = (condition: (set: Columns) => boolean) => changes.filter(({ set }) => condition(set)).map(({ record }) => record.id)
  const gone = idsWhere(set => typeof set.deletedAt === 'string')
  const changed = idsWhere(set => set.deletedAt === null || searched[kind].some(column => column in set))
  if (gone.length) await unindexRecords(db, kind, gone)
  if (changed.length) await { contact: reindexContacts, company: reindexCompanies, deal: reindexDeals }[kind](db, changed)
}

function eventsOf({ runId, kind, stages, tagNames }: Batch, { record, set, added, removed }: RecordChange): NewEvent[] {
  const subject = { type: kind, id: record.id }
  if ('deletedAt' in set) return [{ type: `${kind}.${set.deletedAt === null ? 'restored' : 'deleted'}`, subject, payload: { name: record.name, bulkId: runId } }]
  const changes: Changes = { ...changesBetween(record.row, set), ...tagChanges(record, added, removed, tagNames) }
  if (kind !== 'deal' || 'tags' in changes) return [{ type: `${kind}.updated`, subject, payload: { name: record.name, changes, bulkId: runId } }]
  const names = new Map([...stages].map(([id, { name }]) => [id, name]))
  const deal = record.row as unknown as BulkDeal
  // Its owner is told once of the whole run, not of each deal.
  return eventsOfDeal(deal, { ...deal, ...set }, names).map(({ tell: _, ...event }) => ({ ...event, payload: { ...event.payload, bulkId: runId } }))
}

function tagChanges({ tagIds }: BulkRecord, added: string[], removed: string[], names: Map<string, string>): Changes {
  if (added.length + removed.length === 0) return {}
  const named = (ids: string[]) => ids.flatMap(id => names.get(id) ?? [])
  return { tags: { before: named(tagIds), after: named([...tagIds.filter(id => !removed.includes(id)), ...added]) } }
}
