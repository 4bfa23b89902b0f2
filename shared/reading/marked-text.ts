import type { Passage } from './passage'

/** A piece of a text, with the keys of the proposals that rest on it; or a gap that is not shown. */
export type MarkedPiece = { text: string, keys: string[] } | { left: number }

interface Marked { key: string, passage: Passage | null }

/** Of a very long text only so much of its beginning and its end is shown. */
const mostShown = { beginning: 20_000, end: 50_000 }

/** A text cut where passages begin and end; they may overlap. */
export function markedPieces(text: string, marked: Marked[]): MarkedPiece[] {
  const gap = text.length > mostShown.beginning + mostShown.end ? { from: mostShown.beginning, to: text.length - mostShown.end } : undefined
  const passages = marked.flatMap(({ key, passage }) => passage ? [{ key, ...passage }] : [])
  const borders = [...new Set([0, text.length, ...passages.flatMap(({ start, end }) => [start, end]), ...(gap ? [gap.from, gap.to] : [])])].sort((a, b) => a - b)
  return borders.slice(0, -1).flatMap((from, index): MarkedPiece[] => {
    if (gap && from >= gap.from && from < gap.to) return from === gap.from ? [{ left: gap.to - gap.from }] : []
    const to = borders[index + 1]!
    return [{ text: text.slice(from, to), keys: passages.filter(({ start, end }) => start <= from && end >= to).map(({ key }) => key) }]
  })
}
