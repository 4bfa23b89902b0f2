import { idSchema } from '#shared/http/fields'
import { newToken } from '../accounts/tokens'

/** Names the organization, so that even looking an invitation up stays within one: `<organization>.<32 random bytes>`. */
export function newInviteToken(organizationId: string): string {
  return `${organizationId}.${newToken()}`
}

/** The organization that a token claims to be of; whether it is tells the hash of the whole. */
export function organizationIn(token: string): string | undefined {
  return idSchema.safeParse(token.split('.')[0]).data
}
