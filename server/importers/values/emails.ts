import { z } from 'zod'

/** Roughly an address, to tell columns apart. */
export const emailPattern = /^(?:mailto:)?[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+\.[^\s@<>(),;:"[\]]+$/i

export interface ParsedEmails { addresses: string[], name: string, hasUnreadable: boolean }

const token = /[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+/g

const addressSchema = z.email()

/** All addresses of a cell: `Nea <NEA@X.se>`, `mailto:`, several joined by ` ::: `, commas, semicolons or lines. */
export function parseEmails(cell: string): ParsedEmails {
  const found = cell.replaceAll(/mailto:/gi, ' ').match(token) ?? []
  const addresses = found.map(address => address.replace(/\.+$/, '').toLowerCase()).filter(isAddress)
  const name = /^\s*"?([^"<@]+?)"?\s*<[^>]+>\s*$/.exec(cell)?.[1]?.trim() ?? ''
  return { addresses: [...new Set(addresses)], name, hasUnreadable: addresses.length < Math.max(found.length, 1) }
}

/** The rule that a contact's addresses keep wherever they come from. */
function isAddress(text: string): boolean {
  return text.length <= 254 && addressSchema.safeParse(text).success
}
