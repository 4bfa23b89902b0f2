import { fileURLToPath } from 'node:url'

/** The path in `file:/path/crm.db`, or undefined where the database is on a server. */
export function sqliteFile(url: string): string | undefined {
  if (!url.startsWith('file:')) return undefined
  return url.startsWith('file:///') ? fileURLToPath(url) : url.slice('file:'.length)
}

/** What to do about an error at opening the file, as a sentence. */
export function explainSqliteError(code: string, url: string): string | undefined {
  const file = sqliteFile(url)
  if (code === 'SQLITE_NOTADB') return `${file} is no database, or its beginning is damaged. Name another with --data or DATABASE_URL, or restore a backup: simplecrm restore FILE.`
  if (code.startsWith('SQLITE_CORRUPT')) return `The database ${file} is damaged. Restore a backup: simplecrm restore FILE. "simplecrm doctor" says more.`
  if (code.startsWith('SQLITE_READONLY')) return `The database ${file} cannot be written. Make it, and its folder, writable for the account that runs SimpleCRM.`
  if (code.startsWith('SQLITE_CANTOPEN')) return `The database ${file} cannot be opened. Make it readable and writable for the account that runs SimpleCRM.`
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return `The disk does not take what is written to the database ${file}: it is full, at a limit, or failing. Make room, then start again.`
  if (code.startsWith('SQLITE_BUSY')) return `Another program holds the database ${file}. Close it, then start again.`
  return undefined
}
