import { z } from 'zod'
import { flag, idSchema, line, listQuery, optional, sortBy, tagsFilter, text } from '#shared/http/fields'
import { toDomain } from './domain'
import { companySortKeys } from './values'

export * from './values'

/** Taken as an address too; kept as the bare host. */
const domain = line(2000).transform((value, context) => {
  const known = value === '' ? '' : toDomain(value)
  if (known === undefined) context.addIssue({ code: 'custom', message: 'invalid_domain' })
  return known ?? ''
})

const companyFields = {
  domain: optional(domain),
  website: optional(z.union([z.url({ protocol: /^https?$/, error: 'invalid_url' }).max(2000), z.literal('')], { error: 'invalid_url' })),
  industry: optional(line(120)),
  size: optional(line(60)),
  phone: optional(line(60)),
  address: optional(text(1000)),
  parentId: idSchema.nullable().optional(),
  ownerId: idSchema.nullable().optional(),
  tags: z.array(line(60).min(1, { error: 'required' })).max(50, { error: 'too_many' }).optional(),
}

const name = line(200).min(1, { error: 'required' })

export const createCompanySchema = z.strictObject({ name, ...companyFields })
export const updateCompanySchema = z.strictObject({ name: name.optional(), ...companyFields })
export type CreateCompany = z.output<typeof createCompanySchema>
export type UpdateCompany = z.output<typeof updateCompanySchema>

/** Without `sort`: by name, and while searching those whose name begins with what was typed first. */
export const listCompaniesSchema = z.strictObject({
  ...listQuery(companySortKeys, 'name'),
  sort: sortBy(companySortKeys),
  ownerId: z.union([idSchema, z.literal('none')]).optional(),
  sharedWith: idSchema.optional().describe('Records that are shared with this member.'),
  industry: line(120).optional(),
  tags: tagsFilter,
  parentId: idSchema.optional(),
  trashed: flag(false),
})
export type ListCompanies = z.output<typeof listCompaniesSchema>

export type { Company, CompanySummary, CompanyRelations } from './answers'
