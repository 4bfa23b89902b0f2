import type { ExpressionBuilder } from 'kysely'
import type { Schema } from '#server/db/schema'

/**
 * The condition that an activity's text has all the words, tested row by row: the right way round where few activities are
 * looked at (those of one record), because the search index would first collect its matches of the whole organization.
 */
export function hasWords(words: string[]) {
  return (eb: ExpressionBuilder<Schema, 'activities'>) => eb.exists(
    words.reduce(
      (document, word) => document.where('s.text', 'like', `%${word}%`),
      eb.selectFrom('activitySearch as s').select('s.id').whereRef('s.id', '=', 'activities.id'),
    ))
}
