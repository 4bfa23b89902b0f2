import { z } from 'zod'
import { listCompaniesSchema, updateCompanySchema } from '#shared/companies/schema'
import { listContactsSchema, updateContactSchema } from '#shared/contacts/schema'
import { listDealsSchema, updateDealSchema } from '#shared/deals/schema'
import { idSchema, line, optional } from '#shared/http/fields'
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
export const bulkActions = ['tag', 'untag', 'assign', 'set', 'task', 'export', 'delete', 'stage', 'won', 'lost'] as const satisfies readonly BulkAction[]
export type BulkAction = BulkDeals['action'] | BulkContacts['action'] | BulkCompanies['action']

export type { SkipReason, Skipped, Bulk } from './answers'
