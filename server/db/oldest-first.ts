/**
 * Records in the order of their making, which is that of their ids. For few rows, found by their values: asked for this
 * order, an engine without statistics walks the whole table in it.
 */
export function oldestFirst<Row extends { id: string }>(rows: Row[]): Row[] {
  return rows.sort((a, b) => a.id < b.id ? -1 : 1)
}
