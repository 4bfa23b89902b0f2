import { proposalStyleSchema, type ProposalStyle } from '#shared/proposals/style'
import { inTransaction, type Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { findLogo } from './logos.repository'
import { findStyle, updateStyle } from './style.repository'

/** How the organization's proposals look; what it has not said is as the schema has it. */
export async function styleOf(db: Database, { organizationId }: Pick<Actor, 'organizationId'>): Promise<ProposalStyle> {
  return proposalStyleSchema.parse(JSON.parse(await findStyle(db, organizationId)))
}

/** Sets how new proposals look. Those that are there already stay as they are. */
export async function setStyle(db: Database, actor: Actor, style: ProposalStyle): Promise<ProposalStyle> {
  assertCan(actor, 'proposals.manage')
  return await inTransaction(db, async (trx) => {
    if (style.logoId) await assertIsLogo(trx, style.logoId)
    const changes = changesBetween(await styleOf(trx, actor), style)
    if (Object.keys(changes).length === 0) return style
    await updateStyle(trx, actor.organizationId, { proposalStyle: JSON.stringify(style), updatedAt: instantNow() })
    const name = actor.session.organization.name
    await recordEvent(trx, actor, { type: 'organization.updated', subject: { type: 'organization', id: actor.organizationId }, payload: { name, changes: { proposalStyle: { before: null, after: Object.keys(changes) } } } })
    return style
  })
}

/** Refuses a logo that is not there. */
export async function assertIsLogo(db: Database, logoId: string): Promise<void> {
  if (!await findLogo(db, logoId)) throw invalidField('logoId', 'unknown_logo', 'This logo is not here. Send it first')
}
