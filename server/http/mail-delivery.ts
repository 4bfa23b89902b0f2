import { useConfig } from '#server/config'
import type { MailDelivery } from '#server/domain/accounts/mails'

/** How links travel by mail from this installation. */
export function mailDelivery(): MailDelivery {
  const { appUrl, smtpUrl } = useConfig()
  return { appUrl, canMail: smtpUrl !== undefined }
}
