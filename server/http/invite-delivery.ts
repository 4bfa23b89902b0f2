import { useConfig } from '#server/config'
import type { InviteDelivery } from '#server/domain/members/invites'

/** How invitations travel from this installation. */
export function inviteDelivery(): InviteDelivery {
  const { appUrl, smtpUrl } = useConfig()
  return { appUrl, canMail: smtpUrl !== undefined }
}
