import { marksIn, passageOf } from '#shared/search/marks'
import type { SearchResult } from '#shared/search/schema'
import type { Found } from './search.repository'

/** What was found, with the words that matched marked, and the passage around them where the title does not have them all. */
export function withMarks({ texts, ...record }: Found, words: string[]): SearchResult {
  const title = marksIn(record.title, words)
  const passage = texts.map(text => text ? passageOf(text, words) : undefined).find(Boolean)
  return { ...record, passage: passage?.text ?? null, marks: { title, passage: passage?.marks ?? [] } }
}
