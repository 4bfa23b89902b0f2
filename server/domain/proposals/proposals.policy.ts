import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { ShownState } from '#shared/proposals/values'
import type { Schema } from '#server/db/schema'
import { DomainError } from '#server/errors'
import { visibleByLinks } from '../activities/activities.policy'
import type { Viewer } from '../shares/visibility'

/** The condition under which the actor sees a proposal: reps see their own, and those of contacts and deals that they see. */
export function visibleProposals(actor: Viewer) {
  return (eb: ExpressionBuilder<Schema, 'proposals'>) => {
    if (seesEverything(actor.role)) return eb.lit(true)
    return eb.or([eb('proposals.ownerId', '=', actor.userId), visibleByLinks(actor, 'proposals')])
  }
}

/** Refuses to change what the client has agreed to. */
export function assertOpen({ state }: { state: ShownState }): void {
  if (state !== 'accepted') return
  throw new DomainError('already_done', { detail: 'The client has accepted this proposal, and it stays as they did. Make a new one for what has changed.' })
}
