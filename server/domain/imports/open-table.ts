import { DomainError } from '#server/errors'
import type { FileSource } from '#server/importers/file-source'
import { ImportFileError } from '#server/importers/import-file-error'
import { readTable, type Table, type TableRow } from '#server/importers/read-table'

/** Opens a file as a table. What cannot be read is unreadable_file with the reason and, where known, the line. */
export async function openTable(source: FileSource): Promise<Table> {
  const table = await readable(() => readTable(source))
  return { ...table, rows: () => readableRows(table) }
}

async function* readableRows(table: Table): AsyncGenerator<TableRow[]> {
  const rows = table.rows()
  try {
    for (let next = await readable(() => rows.next()); !next.done; next = await readable(() => rows.next())) yield next.value
  }
  finally {
    await rows.return(undefined)
  }
}

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  }
  catch (error) {
    if (!(error instanceof ImportFileError)) throw error
    const { code, line, message } = error
    throw new DomainError(code === 'file_too_large' ? 'too_large' : 'unreadable_file', {
      detail: message,
      issues: [{ path: 'file', code, message, ...line ? { params: { line } } : {} }],
      extensions: { reason: code, ...line ? { line } : {} },
    })
  }
}
