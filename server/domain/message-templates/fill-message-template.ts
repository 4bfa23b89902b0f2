import { filledText, openFieldsIn, type FieldValues } from '#shared/message-templates/fields'
import type { FilledMessage, MessageRecord, MessageTemplate } from '#shared/message-templates/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'
import { getMessageTemplate } from './message-templates'

/** A template's words for a record: of a deal also those of its contact and company, as far as the actor sees them. */
export async function fillMessageTemplate(db: Database, actor: Actor, id: string, record: MessageRecord): Promise<FilledMessage> {
  return filled(await getMessageTemplate(db, actor, id), await valuesOf(db, actor, record))
}

function filled({ subject, body }: MessageTemplate, values: FieldValues): FilledMessage {
  const message = { subject: subject && filledText(subject, values), text: filledText(body, values) }
  return { ...message, open: openFieldsIn(`${message.subject ?? ''} ${message.text}`) }
}

async function valuesOf(db: Database, actor: Actor, { contactId, companyId, dealId }: MessageRecord): Promise<FieldValues> {
  const deal = dealId ? await getDeal(db, actor, dealId) : undefined
  const to = contactId ?? deal?.contacts[0]?.id
  const contact = to ? await getContact(db, actor, to) : undefined
  const company = companyId ? await getVisibleCompany(db, actor, companyId) : undefined
  const { user, organization } = actor.session
  return {
    firstName: contact?.firstName ?? contact?.lastName, lastName: contact?.lastName, name: contact?.name,
    companyName: company?.name ?? contact?.companyName ?? deal?.companyName, dealTitle: deal?.title,
    senderName: user.name, organizationName: organization.name,
  }
}
