import PostalMime, { type Address, type Email } from 'postal-mime'
import { threadText } from './thread-text'

/** A message with its attachments, of which only its text is taken. */
export const mostMessageBytes = 10_000_000
/** Each part costs; nobody writes so many. */
const mostParts = 1000

export type MessageFault = 'too_large' | 'too_many_parts' | 'unreadable' | 'no_text'

/** Says why a file cannot be read as a message. */
export class UnreadableMessage extends Error {
  constructor(readonly fault: MessageFault) {
    super(`The message cannot be read: ${fault}`)
  }
}

/** Whether a pasted text is the source of a message as mail programs show it, with its encoded parts. */
export function isMessageSource(text: string): boolean {
  const head = /^(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}/.exec(text.slice(0, 20_000).replaceAll('\r\n', '\n'))?.[0] ?? ''
  return /^mime-version:/im.test(head) && /^(?:content-type|content-transfer-encoding):/im.test(head)
}

/**
 * The text of a message in a file (.eml): who wrote to whom, when and about what, then what it says, with the history that it
 * quotes. The plain text is preferred to HTML, which `textOfHtml` turns into text. Throws UnreadableMessage.
 */
export async function messageText(bytes: Uint8Array, textOfHtml: (html: string) => string): Promise<string> {
  if (bytes.length > mostMessageBytes) throw new UnreadableMessage('too_large')
  if (partsIn(bytes) > mostParts) throw new UnreadableMessage('too_many_parts')
  const email = await PostalMime.parse(bytes, { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 5 }).catch(() => undefined)
  if (!email || !(email.from ?? email.subject ?? email.date)) throw new UnreadableMessage('unreadable')
  const body = email.text?.trim() ? email.text : email.html ? textOfHtml(email.html) : ''
  // Outlook can hide all of it in an attachment of its own, winmail.dat.
  if (!body.trim()) throw new UnreadableMessage('no_text')
  return threadText(`${headOf(email)}\n\n${body}`)
}

/** The words of a text file, also of one that Windows wrote as "Unicode"; what is in no such encoding stays in pieces. Throws UnreadableMessage. */
export function plainText(bytes: Uint8Array): string {
  if (bytes.length > mostMessageBytes) throw new UnreadableMessage('too_large')
  const encoding = bytes[0] === 0xFF && bytes[1] === 0xFE ? 'utf-16le' : bytes[0] === 0xFE && bytes[1] === 0xFF ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** No more than the lines that can begin a part, counted without reading what is in them. */
function partsIn(bytes: Uint8Array): number {
  const dash = 0x2D
  let count = 0
  for (let at = bytes.indexOf(dash); at >= 0 && count <= mostParts; at = bytes.indexOf(dash, at + 1)) {
    if (bytes[at + 1] === dash && (at === 0 || bytes[at - 1] === 0x0A)) count++
  }
  return count
}

function headOf(email: Email): string {
  const sent = email.headers.find(({ key }) => key === 'date')?.value ?? ''
  const lines = [['From', email.from && addressText(email.from)], ['To', email.to?.map(addressText).join(', ')], ['Cc', email.cc?.map(addressText).join(', ')], ['Date', sent], ['Subject', email.subject]]
  return lines.filter(([, value]) => value).map(([name, value]) => `${name}: ${value?.replaceAll(/\s+/g, ' ').trim()}`).join('\n')
}

function addressText({ name, address, group }: Address): string {
  if (group) return group.map(addressText).join(', ')
  return name && name !== address ? `${name} <${address}>` : address
}
