import { z } from 'zod'
import { listCompaniesSchema, updateCompanySchema } from '#shared/companies/schema'
import { listContactsSchema, updateContactSchema } from '#shared/contacts/schema'
import { listDealsSchema, updateDealSchema } from '#shared/deals/schema'
import { idSchema, line, optional } from '#shared/http/fields'
import type { RecordKind } from '#shared/records/kinds'
import { createTaskSchema } from '#shared/tasks/schema'

/** Up to here a change is done when it is answered. */
export const mostAtOnce = 200

export const bulkStatuses = ['queued', 'running', 'done', 'failed', 'undone'] as const
export type BulkStatus = (typeof bulkStatuses)[number]

const ids = z.array(idSchema).min(1, { error: 'required' }).max(1000, { error: 'too_many' })
const tags = z.array(line(60).min(1, { error: 'required' })).min(1, { error: 'required' }).max(50, { error: 'too_many' })
const notInSelection = { limit: true, cursor: true, sort: true, total: true } as const

/** What all actions take: the records themselves, or the list's own query with those of its records that are left out. */
function selectionOf<Filter extends z.ZodType>(filter: Filter) {
  return { ids: ids.optional(), filter: filter.optional(), except: ids.optional() }
}

type Selection = ReturnType<typeof selectionOf>

function actionsFor<Shape extends Selection, Fields extends z.ZodType<object>>(selection: Shape, fields: Fields) {
  return [
    z.strictObject({ action: z.literal('tag'), tags, ...selection }),
    z.strictObject({ action: z.literal('untag'), tags, ...selection }),
    z.strictObject({ action: z.literal('assign'), ownerId: idSchema.nullable(), ...selection }),
    z.strictObject({ action: z.literal('set'), fields: fields.refine(given => Object.keys(given).length > 0, { error: 'required' }), ...selection }),
    z.strictObject({ action: z.literal('task'), task: createTaskSchema.pick({ title: true, dueAt: true, allDay: true, priority: true }), ...selection }),
    z.strictObject({ action: z.literal('export'), ...selection }),
    z.strictObject({ action: z.literal('delete'), ...selection }),
  ] as const
}

/** The ids or a filter: one of them, never both. */
function oneSelection({ ids, filter }: { ids?: unknown, filter?: unknown }): boolean {
  return (ids === undefined) !== (filter === undefined)
}
const askForOne = { error: 'ids_or_filter', path: ['ids'] }

const ofContacts = selectionOf(listContactsSchema.omit(notInSelection))
const ofCompanies = selectionOf(listCompaniesSchema.omit(notInSelection))
const ofDeals = selectionOf(listDealsSchema.omit(notInSelection))

export const bulkContactsSchema = z.discriminatedUnion('action', [
  ...actionsFor(ofContacts, updateContactSchema.pick({ status: true, source: true, campaign: true, followUpDays: true, nextAction: true, nextActionDate: true })),
], { error: 'unknown_action' }).refine(oneSelection, askForOne)

export const bulkCompaniesSchema = z.discriminatedUnion('action', [
  ...actionsFor(ofCompanies, updateCompanySchema.pick({ industry: true, size: true })),
], { error: 'unknown_action' }).refine(oneSelection, askForOne)

export const bulkDealsSchema = z.discriminatedUnion('action', [
  ...actionsFor(ofDeals, updateDealSchema.pick({ probability: true, expectedCloseDate: true, source: true, campaign: true, nextAction: true, nextActionDate: true })),
  z.strictObject({ action: z.literal('stage'), stageId: idSchema, ...ofDeals }),
  z.strictObject({ action: z.literal('won'), ...ofDeals }),
  z.strictObject({ action: z.literal('lost'), lostReason: optional(line(300)), outcome: z.enum(['lost', 'abandoned'], { error: 'unknown_outcome' }).default('lost'), ...ofDeals }),
], { error: 'unknown_action' }).refine(oneSelection, askForOne)

export type BulkContacts = z.output<typeof bulkContactsSchema>
export type BulkCompanies = z.output<typeof bulkCompaniesSchema>
export type BulkDeals = z.output<typeof bulkDealsSchema>
export type BulkAction = BulkDeals['action'] | BulkContacts['action'] | BulkCompanies['action']

/** Why a record was left as it is. */
export type SkipReason = 'not_found' | 'forbidden' | 'already_done' | 'deal_is_closed' | 'discount_not_approved' | 'changed_since'

/** Records left as they are for one reason, and the first of them; a record that is gone or not theirs to see has no name. */
export interface Skipped { reason: SkipReason, count: number, examples: { id: string, name: string | null }[] }

/** A change of many records as the API answers it. */
export interface Bulk {
  id: string
  kind: RecordKind
  action: BulkAction
  status: BulkStatus
  /** While an undo runs, `processed` and `total` are its. */
  isUndoing: boolean
  isCancelled: boolean
  processed: number
  total: number
  changed: number
  skipped: Skipped[]
  /** What an undo left as it is. */
  kept: Skipped[]
  createdAt: string
  finishedAt: string | null
  error: string | null
  /** Where the file of an export is. */
  file?: string
}
