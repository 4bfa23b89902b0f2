import { expressionBuilder, type AliasableExpression, type Expression } from 'kysely'
import type { Schema } from '#server/db/schema'

/**
 * The place in `starts` of the last instant that `column` has reached, found by halves, so that many buckets cost little.
 * The caller's condition leaves out what lies before the first.
 */
export function bucketColumn(column: Expression<string>, starts: string[], first = 0, last = starts.length - 1): AliasableExpression<number> {
  const eb = expressionBuilder<Schema, never>()
  if (first >= last) return eb.lit(Math.max(first, 0))
  const middle = Math.ceil((first + last) / 2)
  return eb.case().when(eb(column, '<', starts[middle]!)).then(bucketColumn(column, starts, first, middle - 1)).else(bucketColumn(column, starts, middle, last)).end()
}
