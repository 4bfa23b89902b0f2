import { contactName } from '#shared/contacts/name'
import type { BulkContact } from '../contacts/bulk-contacts'
import type { Changes, NewEvent } from '../events/events'
import type { ImportPlanner, RowPlan } from './import-planner'

/** One event for each contact that a batch made or changed, however many rows it took. */
export function contactEvents(importId: string, created: BulkContact[], planner: ImportPlanner, plans: RowPlan[]): NewEvent[] {
  const made: NewEvent[] = created.map(contact => ({
    type: 'contact.created', subject: { type: 'contact', id: contact.id }, payload: { name: nameOf(contact), importId },
  }))
  const changed = new Map<string, Changes>()
  for (const plan of plans) {
    const draft = plan.contactId ? planner.drafts.get(plan.contactId) : undefined
    if (!draft || draft.isNew || plan.outcome !== 'update') continue
    const changes = changed.get(draft.contact.id) ?? {}
    addChanges(changes, plan, draft.contact)
    if (Object.keys(changes).length > 0) changed.set(draft.contact.id, changes)
  }
  return [...made, ...[...changed].map(([id, changes]): NewEvent => {
    const contact = planner.drafts.get(id)?.contact
    return { type: 'contact.updated', subject: { type: 'contact', id }, payload: { name: contact ? nameOf(contact) : null, changes, importId } }
  })]
}

function addChanges(changes: Changes, { before, after, newTags }: RowPlan, contact: BulkContact): void {
  for (const [field, value] of Object.entries(after)) {
    changes[field] = { before: changes[field] ? changes[field].before : before[field as keyof typeof before], after: value }
  }
  if (newTags.length > 0) changes.tags = { before: changes.tags ? changes.tags.before : contact.tags.filter(tag => !newTags.includes(tag)), after: contact.tags }
}

function nameOf(contact: BulkContact): string {
  return contactName({ ...contact, email: contact.emails[0]?.address, phone: contact.phones[0]?.number })
}
