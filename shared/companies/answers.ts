import { z } from 'zod'
import { moneySumSchema } from '#shared/deals/answers'
import { id, instant, pageFields, recordFields } from '#shared/http/answers'

/** A company as the API answers it. */
export const companySchema = z.object({
  ...recordFields,
  deletedAt: instant.nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  name: z.string(),
  domain: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string().nullable(),
  size: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  parentId: id.nullable(),
  parentName: z.string().nullable(),
  tags: z.array(z.string()),
}).meta({ id: 'Company', description: 'An organization that contacts work for.' })
export type Company = z.infer<typeof companySchema>

/** A company as a row of the list shows it. */
export const companySummarySchema = companySchema.extend({
  contactCount: z.int().describe('The contacts that the caller sees.'),
}).meta({ id: 'CompanySummary', description: 'A company as a row of the list shows it.' })
export type CompanySummary = z.infer<typeof companySummarySchema>

const namedCompany = { id, name: z.string() }

/** What a company has to do with others. */
export const companyRelationsSchema = z.object({
  subsidiaries: z.array(z.object({ ...namedCompany, pipelineValue: z.array(moneySumSchema) })),
  sameDomain: z.object(namedCompany).nullable().describe('An older company with the same domain, which wins.'),
}).meta({ id: 'CompanyRelations', description: 'The companies below it with their open deals, and an older one that has its domain.' })
export type CompanyRelations = z.infer<typeof companyRelationsSchema>

export const companyAnswerSchema = z.object({ company: companySchema })
export const companiesAnswerSchema = z.object({ companies: z.array(companySummarySchema), ...pageFields })
export const companyRelationsAnswerSchema = z.object({ relations: companyRelationsSchema })
export const peopleAtDomainAnswerSchema = z.object({ count: z.int() })
export const linkedPeopleAnswerSchema = z.object({ linked: z.int() })
