/** A piece of a line: plain, bold, a day such as 2026-04-20, or numbers of sources as in `[2]`. */
export type AnswerPiece = { text: string, isBold?: true } | { day: string } | { cites: number[] }

/** A part of an answer. Headings are short lines of their own. */
export interface AnswerBlock { kind: 'paragraph' | 'heading' | 'bullets' | 'numbers', lines: AnswerPiece[][] }

/** Marks that turn the direction of what follows could make an answer look like another; joiners within words stay. */
const hidden = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu
const pieces = /\*\*(?<bold>[^*\n]+)\*\*|\[(?<cites>[\d۰-۹]{1,3}(?:\s*[,،]\s*[\d۰-۹]{1,3})*)\](?!\()/gu
const days = /(?<![\d-])(\d{4}-\d\d-\d\d)(?![\d-])/

const kinds = [
  { kind: 'heading', mark: /^#{1,6}\s+/ },
  { kind: 'bullets', mark: /^[-*•]\s+/ },
  { kind: 'numbers', mark: /^[\d۰-۹]{1,2}[.)]\s+/u },
] as const

/**
 * The safe subset of Markdown in which Claude's answers are shown: paragraphs, headings, lists and bold. Nothing in it
 * leads anywhere or loads anything: of a link its words and address stay as text, of an image its description.
 */
export function parseAnswerText(text: string): AnswerBlock[] {
  const blocks: AnswerBlock[] = []
  let isOpen = false
  for (const raw of inert(text).split('\n')) {
    const line = raw.trim()
    const found = kinds.find(({ mark }) => mark.test(line))
    const kind = found?.kind ?? 'paragraph'
    const last = blocks.at(-1)
    if (line !== '' && isOpen && last?.kind === kind && kind !== 'heading') last.lines.push(piecesOf(found ? line.replace(found.mark, '') : line))
    else if (line !== '') blocks.push({ kind, lines: [piecesOf(found ? line.replace(found.mark, '') : line)] })
    // Some lists have an empty line between their items.
    isOpen = line !== '' || last?.kind === 'bullets' || last?.kind === 'numbers'
  }
  return blocks
}

function inert(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(hidden, '')
    .replace(/!\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/\[([^\]\n]+)\]\(([^)\n]*)\)/g, (_, label: string, address: string) => label === address ? label : `${label} (${address})`)
}

function piecesOf(line: string): AnswerPiece[] {
  const found: AnswerPiece[] = []
  let at = 0
  for (const match of line.matchAll(pieces)) {
    if (match.index > at) found.push(...datedPieces(line.slice(at, match.index)))
    const { bold, cites } = match.groups ?? {}
    found.push(...bold === undefined ? [{ cites: (cites ?? '').split(/[,،]/).map(numberOf) }] : datedPieces(bold, { isBold: true }))
    at = match.index + match[0].length
  }
  if (at < line.length) found.push(...datedPieces(line.slice(at)))
  return found
}

function datedPieces(text: string, bold: { isBold?: true } = {}): AnswerPiece[] {
  return text.split(days).filter(Boolean).map(part => isDay(part) ? { day: part } : { text: part, ...bold })
}

function isDay(text: string): boolean {
  return days.test(text) && text.length === 10 && !isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

function numberOf(digits: string): number {
  return Number(digits.trim().replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x06F0)))
}
