import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { fold, searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { engineOf, type SearchKind } from '#server/db/dialect/dialect'
import { encodeCursor, isCursorOf, paginate, type Page, type Paging, type Query } from '#server/db/pagination'
import type { Schema } from '#server/db/schema'

/** Up to here, matches are found first and then sorted; beyond, a walk along the sort's index meets enough of them soon. */
const mostSorted = 3000

interface Searched<Row> {
  kind: Exclude<SearchKind, 'activity'>
  organizationId: string
  /** As it was typed. */
  q: string | undefined
  /** Filters and visibility, without the search. */
  select: () => Query<Row>
  /** The order that was asked for; undefined: by name, and those whose name begins with what was typed first. */
  order: Omit<Paging<Row>, 'limit' | 'cursor' | 'idColumn'> | undefined
  byName: Omit<Paging<Row>, 'limit' | 'cursor' | 'idColumn'>
  limit: number
  cursor: string | undefined
}

/** A page of a list that may be searched. */
export async function searchedPage<Row>(db: Database, list: Searched<Row>): Promise<Page<Row>> {
  const idColumn = `${list.kind === 'company' ? 'companies' : `${list.kind}s`}.id`
  const { select, limit, cursor } = list
  const words = searchWords(list.q ?? '')
  if (words.length === 0) return await paginate(select, { ...list.order ?? list.byName, idColumn, limit, cursor })

  const matching = async (narrowed: () => Query<Row>, order: Omit<Paging<Row>, 'idColumn'>) => {
    const engine = engineOf(db)
    const count = await engine.countMatches(db, list.kind, list.organizationId, words, mostSorted)
    if (count === 0) return { rows: [], cursor: null }
    return count < mostSorted
      ? await paginate(() => narrowed().where(engine.matches(list.kind, list.organizationId, words, idColumn)), { ...order, idColumn, ordering: engine.unindexed(order.column) })
      : await paginate(() => narrowed().where(engine.hasWords(list.kind, list.organizationId, words, idColumn)), { ...order, idColumn })
  }
  if (list.order) return await matching(select, { ...list.order, limit, cursor })

  // First a range of the names' index, which needs no search at all, then the others that match.
  const { column, key } = list.byName
  const beginning = { ...list.byName, idColumn, key: `${key} beginning` }
  const other = { ...list.byName, key: `${key} other` }
  const rows: Row[] = []
  const isInOthers = cursor !== undefined && isCursorOf(cursor, other.key)
  if (!isInOthers) {
    const page = await paginate(() => select().where(eb => beginsWith(eb, column, list.q!)), { ...beginning, limit, cursor })
    if (page.cursor) return page
    if (page.rows.length === limit) return { rows: page.rows, cursor: encodeCursor(other.key, { value: '', id: '' }) }
    rows.push(...page.rows)
  }
  const others = await matching(() => select().where(eb => eb.not(beginsWith(eb, column, list.q!))), { ...other, limit: limit - rows.length, cursor: isInOthers ? cursor : undefined })
  return { rows: [...rows, ...others.rows], cursor: others.cursor }
}

/** The folded name begins with what was typed: a range, which an index answers. */
export function beginsWith(eb: ExpressionBuilder<Schema, keyof Schema>, column: string, typed: string): Expression<SqlBool> {
  const beginning = fold(typed).trim().replace(/\s+/g, ' ')
  return eb.and([eb(eb.ref(column as never), '>=', beginning as never), eb(eb.ref(column as never), '<', `${beginning}\u{10FFFF}` as never)])
}
