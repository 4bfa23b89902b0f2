import { z } from 'zod'
import { daySchema, emailSchema, flag, idSchema, instantSchema, line, listQuery, optional, optionalDay, originFilter, overdue, sortBy, tagsFilter, text } from '#shared/http/fields'
import { contactSortKeys, contactStatuses } from './values'

export * from './values'

const label = line(40).nullable().default(null)

const emails = z.array(z.strictObject({ address: emailSchema, label })).max(20, { error: 'too_many' })
const phones = z.array(z.strictObject({ number: line(60).min(3, { error: 'too_short' }), label })).max(20, { error: 'too_many' })
const links = z.array(z.strictObject({ url: z.url({ protocol: /^https?$/, error: 'invalid_url' }).max(2000), label })).max(20, { error: 'too_many' })

/** A birthday, with or without its year: `1984-03-12` or `--03-12`. */
const birthday = z.union([daySchema, z.string().regex(/^--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'invalid_day' })])

const contactFields = z.strictObject({
  firstName: optional(line(120)),
  lastName: optional(line(120)),
  email: optional(z.union([emailSchema, z.literal('')], { error: 'invalid_email' })),
  emails: emails.optional(),
  phone: optional(line(60)),
  phones: phones.optional(),
  title: optional(line(160)),
  companyId: idSchema.nullable().optional(),
  companyName: optional(line(200)),
  status: z.enum(contactStatuses, { error: 'unknown_status' }).optional(),
  source: optional(line(60)),
  campaign: optional(line(60)),
  birthday: birthday.nullable().optional(),
  address: optional(text(1000)),
  links: links.optional(),
  followUpDays: z.int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(3650, { error: 'too_large' }).nullable().optional(),
  nextAction: optional(line(300)),
  nextActionDate: optionalDay,
  ownerId: idSchema.nullable().optional(),
  tags: z.array(line(60).min(1, { error: 'required' })).max(50, { error: 'too_many' }).optional(),
})

export const createContactSchema = contactFields.refine(
  contact => Boolean(contact.firstName || contact.lastName || contact.email || contact.emails?.length || contact.phone || contact.phones?.length),
  { error: 'name_email_or_phone_required', path: ['firstName'] },
)
export const updateContactSchema = contactFields

export type CreateContact = z.output<typeof createContactSchema>
export type UpdateContact = z.output<typeof updateContactSchema>

const dayOrInstant = z.union([daySchema, instantSchema], { error: 'invalid_instant' })

export const contactFilters = {
  tags: tagsFilter,
  status: z.enum(contactStatuses, { error: 'unknown_status' }).optional(),
  ownerId: z.union([idSchema, z.literal('none')]).optional(),
  sharedWith: idSchema.optional().describe('Records that are shared with this member.'),
  companyId: idSchema.optional(),
  source: originFilter,
  campaign: originFilter,
  due: overdue.describe('Whose next action or follow-up should have been before today.'),
  scoreMin: z.coerce.number({ error: 'expected_number' }).int().min(0).max(100).optional(),
  scoreMax: z.coerce.number({ error: 'expected_number' }).int().min(0).max(100).optional(),
  lastContactedBefore: dayOrInstant.optional(),
  lastContactedAfter: dayOrInstant.optional(),
  notContactedSince: dayOrInstant.optional().describe('Those never contacted are among them.'),
  createdAfter: dayOrInstant.optional(),
  createdBefore: dayOrInstant.optional(),
  trashed: flag(false),
}

/** Without `sort`: by name, and while searching those whose name begins with what was typed first. */
export const listContactsSchema = z.strictObject({ ...listQuery(contactSortKeys, 'name'), sort: sortBy(contactSortKeys), ...contactFilters })
export type ListContacts = z.output<typeof listContactsSchema>

export const exportContactsSchema = listContactsSchema.omit({ limit: true, cursor: true, total: true })
export type ExportContacts = z.output<typeof exportContactsSchema>

export const createContactQuerySchema = z.strictObject({ allowDuplicate: flag(false) })

export type { Contact } from './answers'
