import { dayOnPaper } from '#shared/client-proposals/paper-words'
import type { ProposalDocument } from '#shared/proposals/schema'
import type { MailText } from '../accounts/mails'

/** The mail that brings a client the link to a proposal, in the proposal's language. */
export function proposalMail({ language, title, clientName, organizationName, validUntil }: ProposalDocument, sender: { name: string }, message: string | null, url: string): MailText {
  const until = validUntil && dayOnPaper(validUntil, language)
  const name = clientName ? ` ${clientName}` : ''
  const from = `${sender.name}\n${organizationName}`
  if (language === 'fa') {
    const words = message ?? 'پیشنهاد ما برای شما آماده است.'
    return {
      subject: `پیشنهاد: ${title}`,
      text: `سلام${name}،\n\n${words}\n\n«${title}» را اینجا بخوانید؛ همان‌جا می‌توانید پرسش خود را بنویسید، آن را بپذیرید یا رد کنید:\n${url}\n\n${until ? `این پیشنهاد تا ${until} معتبر است.\n\n` : ''}با احترام\n${from}\n`,
    }
  }
  return {
    subject: `Proposal: ${title}`,
    text: `Hello${name},\n\n${message ?? 'our proposal for you is ready.'}\n\nRead “${title}” here; there you can ask, accept or decline:\n${url}\n\n${until ? `It is valid until ${until}.\n\n` : ''}Kind regards\n${from}\n`,
  }
}
