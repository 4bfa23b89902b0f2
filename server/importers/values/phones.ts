import { latinDigits } from './digits'

export interface ParsedPhones { numbers: string[], hasUnreadable: boolean }

// A line break inside a number does not make it two.
const separator = /\s*(?::::|;|\n(?=\s*[+(0])|,(?=\s*[+\d(])|\s\/\s)\s*/

/** All numbers of a cell, as written but for prefixes (`p:`, `tel:`) and Persian digits. */
export function parsePhones(cell: string): ParsedPhones {
  const parts = latinDigits(cell).split(separator).map(part => part.replaceAll(/\s+/g, ' ').trim()).filter(Boolean)
  const numbers = parts.map(part => part.replace(/^'?(?:p|tel|phone|mobile):\s*/i, '').replace(/^'/, '').trim()).filter(isNumber)
  return { numbers: [...new Set(numbers)], hasUnreadable: numbers.length < parts.length }
}

/** Letters are allowed for an extension ("ext. 12"), not for a number: 4.9151E+11 is a spreadsheet's damage. */
function isNumber(text: string): boolean {
  const digits = text.replace(/(?:ext\.?|x|داخلی)\s*\d+$/i, '')
  return text.length <= 60 && /^[+\d\s()./\u00A0\u2010-\u2015-]+$/.test(digits) && (digits.match(/\d/g)?.length ?? 0) >= 3
}
