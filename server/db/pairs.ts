import { sql } from 'kysely'
import { padded } from './blocks'

/** Pairs of texts as a table `pair` with the columns `column1` and `column2`, to be joined with what belongs to each. */
export function tableOfPairs(pairs: [string, string][]) {
  const rows = padded(pairs).map(([first, second]) => sql`(${first}, ${second})`)
  return sql<{ column1: string, column2: string }>`(values ${sql.join(rows)})`.as('pair')
}
