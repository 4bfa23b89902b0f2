import type { ImportMapping } from '#shared/imports/fields'
import { columnsOf } from './columns'
import type { ContactRow } from './imported-contact'
import { RowBuilder } from './row-builder'
import { dayOrderOf } from './values/dates'

export type ReadContactRow = (cells: string[]) => ContactRow

/**
 * Prepares to read rows by a mapping; `sample` rows tell how the file writes its dates. What cannot be read
 * becomes a warning and stays as text in the note: a row is never lost for one field.
 */
export function contactRowReader(headers: string[], mapping: ImportMapping, sample: string[][], source = ''): ReadContactRow {
  const columns = columnsOf(headers, mapping)
  const dates = columns.filter(column => column.field === 'birthday' || column.field === 'nextActionDate')
  const dayOrder = dayOrderOf(dates.flatMap(column => sample.map(row => row[column.index] ?? '')))
  return (cells) => {
    if (cells.every(cell => cell.trim() === '')) return { kind: 'blank' }
    return new RowBuilder(columns, cells, dayOrder, source, headers.length).build()
  }
}
