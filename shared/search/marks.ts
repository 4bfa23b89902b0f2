import { foldedWords } from '#shared/search/fold'

/** Where a word begins and ends in a text. */
export type Mark = [start: number, end: number]

/** A word with what folding drops inside it: vowel signs, joiners, apostrophes (see fold.ts). */
const token = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff'’‘ʼ`´]*/gu
/** What follows a word and is no part of it, like a closing quote. */
const trailing = /[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff'’‘ʼ`´]+$/u

/** The words of a text, as it is written, that begin with one of the folded words searched for: `obrien` marks "O'Brien". */
export function marksIn(text: string, words: string[]): Mark[] {
  return [...text.matchAll(token)].filter(([found]) => matches(found, words)).map(({ 0: found, index }) => [index, index + found.replace(trailing, '').length])
}

const plain = /^[a-z0-9]+$/i

function matches(found: string, words: string[]): boolean {
  const begins = (folded: string) => words.some(word => folded.startsWith(word))
  // Most words need no folding but of their case, and a long note has thousands.
  return plain.test(found) ? begins(found.toLowerCase()) : foldedWords(found).some(begins)
}

/** About so much of a long text is shown around what matches. */
const passageLength = 160
/** What stands before the first match. */
const leadIn = 50
/** Of a very long text so much is looked at. */
const mostLookedAt = 20_000

export interface Passage { text: string, marks: Mark[] }

/** The part of a text around its first match, cut between words, on one line; undefined where nothing matches. */
export function passageOf(text: string, words: string[]): Passage | undefined {
  const looked = text.slice(0, mostLookedAt)
  const first = firstMatch(looked, words)
  if (first === undefined) return undefined
  const start = text.length <= passageLength ? 0 : wordStart(looked, Math.max(0, first - leadIn))
  const end = text.length - start <= passageLength ? text.length : wordEnd(text, start + passageLength)
  const cut = text.slice(start, end).replace(/\s+/g, ' ').trim()
  const shown = `${start > 0 ? '…' : ''}${cut}${end < text.length ? '…' : ''}`
  return { text: shown, marks: marksIn(shown, words) }
}

function firstMatch(text: string, words: string[]): number | undefined {
  for (const { 0: found, index } of text.matchAll(token)) {
    if (matches(found, words)) return index
  }
  return undefined
}

function wordStart(text: string, near: number): number {
  const space = text.slice(near, near + leadIn).search(/\s/)
  return near === 0 ? 0 : near + (space === -1 ? 0 : space + 1)
}

function wordEnd(text: string, near: number): number {
  const space = text.slice(0, near).search(/\s\S*$/)
  return space > near - leadIn ? space : near
}
