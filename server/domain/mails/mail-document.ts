import type { Locale } from '#shared/accounts/schema'
import type { MailText } from '../accounts/mails'

/** Something to look at, with where it is and what is to be said about it beside. */
export interface MailLine { text: string, url?: string, note?: string | null }

export interface MailSection { heading: string, lines: MailLine[], more?: string }

/** A mail that the program writes: sections with links, and at the foot why it came and how to have no more of them. */
export interface MailDocument { locale: Locale, subject: string, greeting: string, sections: MailSection[], footer: MailLine }

/** The same words as plain text and as HTML. */
export interface RichMail extends MailText { html: string }

/** What people typed stays text in both forms. */
export function renderMail(mail: MailDocument): RichMail {
  return { subject: oneLine(mail.subject), text: asText(mail), html: asHtml(mail) }
}

function asText({ greeting, sections, footer }: MailDocument): string {
  const line = ({ text, url, note }: MailLine) => [`- ${oneLine(text)}${note ? ` (${oneLine(note)})` : ''}`, ...url ? [`  ${url}`] : []].join('\n')
  return [
    greeting,
    ...sections.map(({ heading, lines, more }) => [heading.toLocaleUpperCase(), ...lines.map(line), ...more ? [more] : []].join('\n')),
    `-- \n${footer.text}\n${footer.url ?? ''}`,
  ].join('\n\n').concat('\n')
}

function asHtml({ locale, subject, greeting, sections, footer }: MailDocument): string {
  const link = ({ text, url }: MailLine) => url ? `<a href="${escaped(url)}" style="color:#1d4ed8;text-decoration:none">${isolated(text)}</a>` : isolated(text)
  const line = (item: MailLine) => `<li style="margin:0 0 8px">${link(item)}${item.note ? ` <span style="color:#475569">${isolated(item.note)}</span>` : ''}</li>`
  const section = ({ heading, lines, more }: MailSection) =>
    `<h2 style="margin:24px 0 8px;font-size:15px">${escaped(heading)}</h2><ul style="margin:0;padding-inline-start:18px">${lines.map(line).join('')}</ul>${more ? `<p style="color:#475569">${escaped(more)}</p>` : ''}`
  return `<!doctype html><html lang="${locale}" dir="${locale === 'fa' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`
    + '<body style="margin:0;padding:24px;font-family:system-ui,-apple-system,Segoe UI,Tahoma,sans-serif;font-size:15px;line-height:1.5;color:#0f172a;background:#ffffff">'
    + `<div style="max-width:560px;margin:0 auto"><p>${escaped(greeting)}</p>${sections.map(section).join('')}`
    + `<p style="margin-top:32px;padding-top:12px;border-top:1px solid #e2e8f0;font-size:13px;color:#475569">${link(footer)}</p></div></body></html>\n`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, sign => signs[sign]!)
}

/** A name in the other direction does not turn its line round. */
function isolated(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
