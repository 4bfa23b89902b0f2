import { z } from 'zod'
import { contactStatuses, listContactsSchema, type Contact } from '#shared/contacts/schema'
import { listContacts } from '../../contacts/list-contacts'
import { askedInstant, askedDay, dayField, lookedFor } from '../asked-days'
import { askedId, recordField } from '../asked-record'
import type { Inquiry } from '../inquiry'
import { ownerField, ownerNamed } from '../people'
import { dayWords, instantWords, listing, memberWords, mostRows, recordRow } from '../rows'
import { defineTool } from '../tool'

const input = z.strictObject({
  text: z.string().max(200).optional().describe('Words of the name, e-mail address, phone number, job or company.'),
  tag: z.string().max(60).optional(),
  status: z.enum(contactStatuses).optional(),
  company: recordField('Only people of this company.').optional(),
  owner: ownerField.optional(),
  notContactedSince: dayField('Only people with whom nobody has spoken (call, e-mail, meeting or message) since this day, those never spoken with included.'),
  contactedSince: dayField('Only people spoken with on this day or later.'),
  neverContacted: z.boolean().optional().describe('Only people never spoken with.'),
  createdSince: dayField('Only people added on this day or later.'),
  createdBefore: dayField('Only people added before this day.'),
})

export const findContacts = defineTool({
  name: 'find_contacts',
  description: 'Finds contacts (people), with company, status, when they were last spoken with, next action, owner and tags. All conditions must hold.',
  input,
  async run(inquiry, asked) {
    const { contacts, total = 0 } = await listContacts(inquiry.db, inquiry.actor, listContactsSchema.parse({
      q: asked.text, tags: asked.tag, status: asked.status, limit: mostRows, sort: sortFor(asked),
      companyId: askedId(inquiry, asked.company, 'company'),
      ownerId: await ownerNamed(inquiry, asked.owner),
      notContactedSince: asked.neverContacted ? '1900-01-01' : askedInstant(inquiry, asked.notContactedSince),
      lastContactedAfter: askedInstant(inquiry, asked.contactedSince),
      createdAfter: askedInstant(inquiry, asked.createdSince),
      createdBefore: askedInstant(inquiry, asked.createdBefore),
    }))
    return { found: total, isCut: total > contacts.length, by: lookedByOf(inquiry, asked), text: listing('contacts', contacts.map(contact => contactRow(inquiry, contact)), total) }
  },
})

/** Those silent for longest first, where that is what is asked for. */
function sortFor({ text, notContactedSince, contactedSince, createdSince, createdBefore }: z.output<typeof input>) {
  if (notContactedSince) return 'lastContactedAt'
  if (contactedSince) return '-lastContactedAt'
  return createdSince || createdBefore ? '-createdAt' : text ? undefined : 'name'
}

function contactRow(inquiry: Inquiry, contact: Contact): string {
  return recordRow(inquiry, { type: 'contact', id: contact.id, title: contact.name }, [
    contact.title, contact.companyName, `status ${contact.status}`,
    contact.lastContactedAt ? `last spoken with ${instantWords(contact.lastContactedAt, inquiry)}` : 'never spoken with',
    contact.nextAction && `next action: ${contact.nextAction}${contact.nextActionDate ? ` (${dayWords(contact.nextActionDate, inquiry)})` : ''}`,
    `owner ${memberWords({ id: contact.ownerId, name: contact.ownerName }, inquiry)}`, contact.tags.length > 0 && `tags ${contact.tags.join(', ')}`,
    contact.email, contact.phone,
  ])
}

function lookedByOf(inquiry: Inquiry, { notContactedSince, contactedSince, createdSince, createdBefore, company, ...others }: z.output<typeof input>) {
  const day = (phrase?: string) => ({ day: askedDay(inquiry, phrase, 'past') })
  return lookedFor({
    text: { value: others.text }, tag: { value: others.tag }, status: { value: others.status }, owner: { value: others.owner }, neverContacted: { value: others.neverContacted },
    company: { value: company && inquiry.records.at(company)?.title },
    notContactedSince: day(notContactedSince), contactedSince: day(contactedSince), createdSince: day(createdSince), createdBefore: day(createdBefore),
  })
}
