import type { BulkCompanies, BulkContacts, BulkDeals, SkipReason } from '#shared/bulk/schema'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { moverOfDeals, type BulkDeal, type DealMove } from '../deals/bulk-deals'
import { assertIsMember } from '../members/members'
import { findOrCreateTags, listTags } from '../tags/tags'
import type { BulkRecord, Columns } from './bulk-records.repository'

type Body = BulkContacts | BulkCompanies | BulkDeals
type WithoutSelection<Body> = Body extends unknown ? Omit<Body, 'ids' | 'filter' | 'except'> : never

/** What a run does to each of its records. */
export type BulkTask = WithoutSelection<Body>

/** What changes on a record: its columns and its tags by their ids; and who is told of it. */
export interface Plan { set: Columns, added: string[], removed: string[], tellId?: string | null }

/** Decides what a run does to a record, or why it does nothing. Nothing is written yet. */
export type Planner = (record: BulkRecord) => Promise<Plan | SkipReason>

/** Looks up what a batch needs to know. Throws a DomainError if the whole run cannot go on: its stage or its new owner is gone. */
export async function plannerOf(db: Database, actor: Actor, task: BulkTask): Promise<Planner> {
  switch (task.action) {
    case 'tag': return adding(await findOrCreateTags(db, task.tags))
    case 'untag': return removing(await tagsNamed(db, task.tags))
    case 'assign': return await assigning(db, actor, task.ownerId)
    case 'set': return setting(task.fields)
    case 'delete': return deleting()
    case 'task': return async () => ({ ...nothing, set: {} })
    case 'export': return async () => 'already_done'
    default: return await moving(db, actor, task)
  }
}

async function tagsNamed(db: Database, names: string[]): Promise<string[]> {
  const wanted = new Set(names.map(fold))
  return (await listTags(db)).filter(tag => wanted.has(fold(tag.name))).map(({ id }) => id)
}

const nothing: Omit<Plan, 'set'> = { added: [], removed: [] }

function adding(tagIds: string[]): Planner {
  return async ({ tagIds: own }) => {
    const added = tagIds.filter(id => !own.includes(id))
    return added.length ? { set: {}, added, removed: [] } : 'already_done'
  }
}

function removing(tagIds: string[]): Planner {
  return async ({ tagIds: own }) => {
    const removed = tagIds.filter(id => own.includes(id))
    return removed.length ? { set: {}, added: [], removed } : 'already_done'
  }
}

async function assigning(db: Database, actor: Actor, ownerId: string | null): Promise<Planner> {
  await assertIsMember(db, actor, ownerId)
  return async record => record.ownerId === ownerId ? 'already_done' : { ...nothing, set: { ownerId }, tellId: ownerId }
}

function setting(fields: Columns): Planner {
  return async ({ row }) => {
    const set = Object.fromEntries(Object.entries(fields).filter(([name, value]) => row[name] !== value))
    if (Object.keys(set).length === 0) return 'already_done'
    return 'probability' in set && row.outcome ? 'deal_is_closed' : { ...nothing, set }
  }
}

function deleting(): Planner {
  const deletedAt = instantNow()
  return async () => ({ ...nothing, set: { deletedAt } })
}

async function moving(db: Database, actor: Actor, move: DealMove): Promise<Planner> {
  const changesOn = await moverOfDeals(db, actor, move)
  return async ({ row, ownerId }) => {
    try {
      const set = await changesOn(row as unknown as BulkDeal)
      return set ? { ...nothing, set, tellId: ownerId } : 'already_done'
    }
    catch (error) {
      if (error instanceof DomainError && error.code === 'discount_not_approved') return error.code
      throw error
    }
  }
}
