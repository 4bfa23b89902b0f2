import type { Passage } from '#shared/reading/passage'
import { fold } from '#shared/search/fold'

/** Letters, digits and what else carries meaning; not spaces, quote marks of replies, line ends and soft hyphens. */
const meaning = /[\p{L}\p{N}@+%$€£¥]/u
const shortestQuote = 3

/** A stretch of a text in comparable form, with the place of each of its letters in the whole. */
export interface QuotedText { letters: string, places: number[] }

/** Prepares a stretch of a text, which begins at `start` of it, in which many quotes are looked for. */
export function quotable(text: string, start = 0): QuotedText {
  const letters: string[] = []
  const places: number[] = []
  let place = start
  for (const character of text) {
    for (const letter of fold(character)) {
      if (!meaning.test(letter)) continue
      letters.push(letter)
      for (let unit = 0; unit < letter.length; unit++) places.push(place)
    }
    place += character.length
  }
  return { letters: letters.join(''), places }
}

/**
 * Where a quote stands in the text: the first place at which the same letters follow each other, however they are wrapped,
 * spaced, marked as quoted (`> `) or typed (Arabic and Persian letters, accents, quotes). Undefined for what is not there.
 */
export function findQuote(quote: string, stretches: QuotedText[]): Passage | undefined {
  const wanted = quotable(quote).letters
  if (wanted.length < shortestQuote) return undefined
  for (const { letters, places } of stretches) {
    const at = letters.indexOf(wanted)
    if (at >= 0) return { start: places[at]!, end: places[at + wanted.length - 1]! + 1 }
  }
  return undefined
}
