import { isTwoStepMissing } from '#shared/accounts/two-step-missing'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'

/** Refuses a member without two-step sign-in where the organization asks for it. Throws two_step_needed. */
export function assertTwoStep({ session }: Actor): void {
  if (isTwoStepMissing(session)) throw new DomainError('two_step_needed', { detail: 'Your organization asks for two-step sign-in. Switch it on first: /two-step leads you through it.' })
}
