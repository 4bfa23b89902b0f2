import type { Passage } from '#shared/reading/passage'
import { threadText } from '#shared/reading/thread-text'
import { findQuote, quotable, type QuotedText } from './find-quote'

/** So many characters of a thread are read at most: its beginning and its end. */
export const mostReadCharacters = 60_000

/** A thread in which the words of proposals are looked for: where it is too long, in the parts that are read. */
export class Thread {
  readonly #stretches: QuotedText[]

  constructor(text: string) {
    this.#stretches = text.length <= mostReadCharacters
      ? [quotable(text)]
      : [quotable(text.slice(0, mostReadCharacters)), quotable(text.slice(-mostReadCharacters), text.length - mostReadCharacters)]
  }

  /** Where these words stand. */
  find(quote: string): Passage | null {
    return findQuote(quote, this.#stretches) ?? null
  }

  /** Whether it holds an address, number or domain: one that stands nowhere is invented, and must not become a contact's. */
  holds(words: string): boolean {
    return findQuote(words, this.#stretches) !== undefined
  }
}

/** Words of an answer as one line that fits its field. */
export function lineOf(text: string, most: number): string {
  return threadText(text).replaceAll(/\s+/g, ' ').slice(0, most).toWellFormed().trim()
}
