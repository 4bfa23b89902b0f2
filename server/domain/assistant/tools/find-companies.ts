import { z } from 'zod'
import { listCompaniesSchema } from '#shared/companies/schema'
import { listCompanies } from '../../companies/list-companies'
import { lookedFor } from '../asked-days'
import { ownerField, ownerNamed } from '../people'
import { listing, memberWords, mostRows, recordRow } from '../rows'
import { defineTool } from '../tool'

export const findCompanies = defineTool({
  name: 'find_companies',
  description: 'Finds companies that contacts work for, with industry, size, number of contacts, owner and tags.',
  input: z.strictObject({
    text: z.string().max(200).optional().describe('Words of the name or domain.'),
    tag: z.string().max(60).optional(),
    owner: ownerField.optional(),
  }),
  async run(inquiry, { text, tag, owner }) {
    const { companies, total = 0 } = await listCompanies(inquiry.db, inquiry.actor, listCompaniesSchema.parse({ q: text, tags: tag, ownerId: await ownerNamed(inquiry, owner), limit: mostRows }))
    const rows = companies.map(company => recordRow(inquiry, { type: 'company', id: company.id, title: company.name }, [
      company.domain, company.industry, company.size && `size ${company.size}`, `${company.contactCount} contacts`,
      `owner ${memberWords({ id: company.ownerId, name: company.ownerName }, inquiry)}`, company.tags.length > 0 && `tags ${company.tags.join(', ')}`,
    ]))
    return { found: total, isCut: total > companies.length, by: lookedFor({ text: { value: text }, tag: { value: tag }, owner: { value: owner } }), text: listing('companies', rows, total) }
  },
})
