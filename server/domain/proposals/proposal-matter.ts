import type { Proposal } from '#shared/proposals/schema'
import type { ProposalMatter } from '#server/ai/prompts/proposal-rules'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { recordHistory, type HistorySubject } from '../ai/record-history'

/** What Claude is told for a proposal, with the rights of the actor, and whose data that is. Prices are not among it. */
export async function matterOf(db: Database, actor: Actor, { document, contactId, dealId, companyId }: Proposal, instruction = ''): Promise<{ matter: ProposalMatter, subjects: HistorySubject[] }> {
  const subject = subjectOf({ contactId, dealId, companyId })
  const history = subject && await recordHistory(db, actor, subject)
  const named: (HistorySubject | false)[] = [!!contactId && { type: 'contact', id: contactId }, !!dealId && { type: 'deal', id: dealId }, !!companyId && { type: 'company', id: companyId }]
  const matter: ProposalMatter = {
    language: document.language === 'fa' ? 'Persian' : 'English',
    title: document.title, client: document.clientName, clientCompany: document.companyName, author: document.preparedBy, organization: document.organizationName,
    items: document.lineItems.map(({ quantity, unit, name }) => [quantity, unit ?? '×', name].join(' ')),
    history: history?.text ?? '', instruction: instruction || null,
  }
  return { matter, subjects: [...named.filter(one => one !== false), ...history?.subjects ?? []] }
}

/** A contact's history holds what happened with their deals too. */
function subjectOf({ contactId, dealId, companyId }: Pick<Proposal, 'contactId' | 'dealId' | 'companyId'>): HistorySubject | undefined {
  if (contactId) return { type: 'contact', id: contactId }
  if (dealId) return { type: 'deal', id: dealId }
  return companyId ? { type: 'company', id: companyId } : undefined
}
