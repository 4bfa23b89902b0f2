import type { Proposal } from '#shared/proposals/schema'
import type { SendProposal } from '#shared/client-proposals/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { logActivity } from '../activities/activities'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { enterState } from '../proposals/proposal-states'
import { getProposal } from '../proposals/proposals'
import { countMail } from '../usage/mails'
import { linkFor } from './links'
import { proposalMail } from './proposal-mail'

/** Whether this installation can mail, and the address that a link's id makes. */
export interface Delivery { canMail: boolean, addressOf: (linkId: string) => string }

/**
 * Gives the newest version of a proposal to its client: from then on that version stays as it is, and its link opens it. Answers to
 * how many addresses the link is on its way; without mail set up, it is for the member to pass on.
 */
export async function sendProposal(db: Database, actor: Actor, id: string, { to, message }: SendProposal, { canMail, addressOf }: Delivery): Promise<{ linkId: string, mailed: number }> {
  assertCan(actor, 'records.edit')
  const recipients = canMail ? [...new Set(to)] : []
  if (recipients.length && !actor.session.user.isVerified) throw new DomainError('unverified_email', { detail: 'Confirm your own e-mail address first: open the link that you were sent.' })
  return await inTransaction(db, async (trx) => {
    const proposal = await getProposal(trx, actor, id)
    if (!await enterState(trx, id, 'sent')) throw new DomainError('proposal_decided', { detail: 'The client has accepted this proposal. Make a new one for what has changed.' })
    const linkId = await linkFor(trx, id)
    const mail = proposalMail(proposal.document, actor.session.user, message ?? null, addressOf(linkId))
    for (const address of recipients) {
      await countMail(trx, actor.organizationId, '')
      await enqueue(trx, { id: newId(), type: 'send-email', organizationId: actor.organizationId, payload: { to: address, ...mail, replyTo: actor.session.user.email } })
    }
    await recordEvent(trx, actor, { type: 'proposal.sent', subject: { type: 'proposal', id }, tell: proposal.ownerId, payload: { name: proposal.title, number: proposal.number } })
    if (recipients.length) await logMail(trx, actor, proposal, mail.subject, message ?? null, recipients)
    return { linkId, mailed: recipients.length }
  })
}

/** Takes a proposal back: its link opens nothing until it is sent again. */
export async function withdrawProposal(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'records.edit')
  await inTransaction(db, async (trx) => {
    const { title, ownerId } = await getProposal(trx, actor, id)
    if (!await enterState(trx, id, 'withdrawn')) throw new DomainError('proposal_not_open', { detail: 'Only a proposal that the client has, and has not accepted, can be withdrawn.' })
    await recordEvent(trx, actor, { type: 'proposal.withdrawn', subject: { type: 'proposal', id }, tell: ownerId, payload: { name: title } })
  })
}

/** The mail stands on the timeline without its link, which is the client's alone. */
async function logMail(trx: Database, actor: Actor, { contactId, companyId, dealId }: Proposal, subject: string, message: string | null, recipients: string[]): Promise<void> {
  if (!contactId && !companyId && !dealId) return
  const body = [message, recipients.join(', ')].filter(Boolean).join('\n\n')
  await logActivity(trx, actor, { type: 'email', direction: 'outbound', subject, body, contactId, companyId, dealId })
}
