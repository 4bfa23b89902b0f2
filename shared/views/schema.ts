import { z } from 'zod'
import { listCompaniesSchema } from '#shared/companies/schema'
import { listContactsSchema } from '#shared/contacts/schema'
import { listDealsSchema } from '#shared/deals/schema'
import { idSchema, line } from '#shared/http/fields'
import { listColumns } from '#shared/records/columns'
import { recordKinds, type RecordKind } from '#shared/records/kinds'

const notInView = { limit: true, cursor: true, total: true } as const

/** What a view of each list may hold: the list's own parameters, except where a page begins and ends. */
export const viewQuerySchemas = {
  contact: listContactsSchema.omit(notInView),
  company: listCompaniesSchema.omit(notInView),
  deal: listDealsSchema.omit(notInView),
} as const satisfies Record<RecordKind, z.ZodType>

const kind = z.enum(recordKinds, { error: 'unknown_kind' })
const name = line(60).min(1, { error: 'required' })
/** As the address has them: one text for each parameter. */
const query = z.record(z.string().max(60), z.string({ error: 'expected_text' }).max(1000, { error: 'too_long' }))
const columns = z.array(z.string({ error: 'expected_text' }).max(60)).min(1, { error: 'required' }).max(40, { error: 'too_many' }).nullable()

export type ViewQuery = z.output<typeof query>

/** What is wrong with a view's parameters or columns for the list that it is of. */
export function problemsOfView(kind: RecordKind, view: { query?: ViewQuery, columns?: string[] | null }): { path: string[], code: string }[] {
  const parsed = view.query ? viewQuerySchemas[kind].safeParse(view.query) : undefined
  const known: readonly string[] = listColumns[kind]
  return [
    ...(parsed?.error?.issues ?? []).flatMap(issue => issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({ path: ['query', key], code: 'unknown_parameter' }))
      : [{ path: ['query', ...issue.path.map(String)], code: /^[a-z_]+$/.test(issue.message) ? issue.message : 'invalid' }]),
    ...(view.columns ?? []).filter(column => !known.includes(column)).map(() => ({ path: ['columns'], code: 'unknown_column' })),
  ]
}

const isShared = z.boolean({ error: 'expected_true_or_false' })

export const nameViewSchema = z.strictObject({ name, isShared })
export const createViewSchema = z.strictObject({ name, kind, query: query.default({}), columns: columns.default(null), isShared: isShared.default(false) })
  .superRefine((view, context) => {
    for (const { path, code } of problemsOfView(view.kind, view)) context.addIssue({ code: 'custom', path, message: code })
  })
export const updateViewSchema = z.strictObject({ name, query, columns, isShared }).partial()
export const listViewsSchema = z.strictObject({ kind })
/** How a member wants a list when they open it; what is left out stays as it is. */
export const listSettingsSchema = z.strictObject({ kind, columns: columns.optional(), viewId: idSchema.nullable().optional() })

export type CreateView = z.output<typeof createViewSchema>
export type UpdateView = z.output<typeof updateViewSchema>

export type { View, ListSettings, Views } from './answers'
