import type { Actor } from '../actor'
import type { HistorySubject } from '../ai/record-history'

interface Named { contactId?: string, companyId?: string, dealId?: string }

/** The record that a request names; the schemas see to it that there is one. */
export function subjectOf({ contactId, companyId, dealId }: Named): HistorySubject {
  if (contactId) return { type: 'contact', id: contactId }
  return companyId ? { type: 'company', id: companyId } : { type: 'deal', id: dealId! }
}

/** The actor's language, as prompts name it. */
export function languageOf(actor: Actor): 'English' | 'Persian' {
  return actor.session.user.locale === 'fa' ? 'Persian' : 'English'
}
