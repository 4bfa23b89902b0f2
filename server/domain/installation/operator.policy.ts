import { notFound } from '#server/errors'
import type { Actor } from '../actor'

/** An admin rules one organization, not the installation: what is the operator's does not exist for anyone else. */
export function assertOperator(actor: Actor): void {
  if (!actor.session.user.isOperator) throw notFound()
}
