import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import { renderCsv, type Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { assertSeesImport } from './imports.policy'
import { findImport, listWrongRows } from './imports.repository'
import { problemOf } from './row-messages'

const sliceRows = 500

/** The rows that were not imported, as they were in the file and with what is wrong, to be mended and imported again. */
export async function exportWrongRows(db: Database, actor: Actor, importId: string): Promise<AsyncGenerator<string>> {
  const record = await findImport(db, importId)
  if (!record) throw notFound()
  assertSeesImport(actor, record)
  const headers = JSON.parse(record.headers) as string[]
  return renderCsv([...headers, 'Line', 'Problem'], wrongRows(db, importId, headers.length))
}

async function* wrongRows(db: Database, importId: string, width: number): AsyncGenerator<Cell[][]> {
  for (let line = 0; ;) {
    const rows = await listWrongRows(db, importId, line, sliceRows)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => {
      const cells = JSON.parse(row.cells ?? '[]') as string[]
      return [...Array.from({ length: width }, (_, index) => cells[index] ?? ''), row.line, problemOf(row.line, row.reason).message]
    })
    line = last.line
  }
}
