import { randomBytes } from 'node:crypto'
import type { ImportedOrganization } from '#shared/backups/schema'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { fileStorage } from '#server/storage/files'
import { hashPassword } from '../accounts/passwords'
import { findChainBreaks } from '../events/chain'
import { columnsOfTables, movedTables, userColumns, type AnyTables, type Row } from './organization-tables'
import { readTransfer, UnfitTransfer, type TransferLine } from './transfer-file'

const rowsInBlock = 100

/** Files lie under the ids of uploads, or under the organization's own: no other's can be written over. */
function isOwnFile(file: string, organizationId: string): boolean {
  return /^uploads\/[\w-]+\.\d+$/.test(file) || (file.startsWith(`attachments/${organizationId}/`) && /^[\w-]+\.\d+$/.test(file.split('/').slice(2).join('/')))
}

/**
 * Takes over an organization that another installation exported: all of it, or nothing. Throws UnfitTransfer if the file
 * is not whole or the organization is here already.
 */
export async function importOrganization(db: Database, file: string): Promise<ImportedOrganization> {
  const columns = await columnsOfTables(db)
  const users: Row[] = []
  let records = 0
  const about = await readTransfer(file, (line, { organization }) => {
    if ('file' in line && !isOwnFile(line.file, organization.id)) throw new UnfitTransfer(`The file names ${JSON.stringify(line.file)}, which is no place for a file. Choose another one.`)
    if ('file' in line) return
    assertFits(line, columns)
    records++
    if (line.table === 'users') users.push(line.row)
  })
  const { organization } = about
  const there = await db.selectFrom('organizations').select('id').where('id', '=', organization.id).executeTakeFirst()
  if (there) throw new UnfitTransfer(`The organization "${organization.name}" is here already. Import it into another installation.`)
  const known = await inTransaction(db, async (trx) => {
    const present = await insertUsers(trx, users)
    const writer = new RowWriter(trx, organization.id, present)
    await readTransfer(file, line => writer.take(line))
    await writer.finish()
    if ((await findChainBreaks(scopedTo(trx, organization.id))).length > 0) throw new UnfitTransfer('The history in the file was altered before it was exported: its events do not follow from each other. Nothing was imported.')
    return [...present.keys()]
  })
  return { organization, records, known: users.filter(({ id }) => known.includes(String(id))).map(({ email }) => String(email)) }
}

function assertFits({ table, row }: Extract<TransferLine, { table: string }>, columns: Map<string, string[]>): void {
  if (['organizations', 'memberships', 'users', 'jobs'].includes(table)) return
  const expected = columns.get(table)
  if (!expected || Object.keys(row).sort().join() !== expected.join()) throw new UnfitTransfer(`The file holds "${table}" in a form that this version does not know. Import it with the version that exported it, or export it again with this one.`)
}

/**
 * Answers whose accounts here stand for those of the file. History names people by their ids, under its checksums: who has an
 * account here with the same address under another id gets a second one, which nobody can sign in to, to be named by.
 */
async function insertUsers(trx: Database, users: Row[]): Promise<Map<string, string>> {
  const present = new Map<string, string>()
  const noPassword = await hashPassword(randomBytes(32).toString('base64'))
  for (const user of users) {
    const id = String(user.id)
    if (await trx.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst()) continue
    const same = await trx.selectFrom('users').select('id').where('email', '=', String(user.email)).executeTakeFirst()
    if (same) present.set(id, same.id)
    const row: Row = { ...user, isOperator: 0, passwordHash: same ? noPassword : user.passwordHash ?? noPassword, email: same ? `${id}@imported.invalid` : String(user.email) }
    await (trx as unknown as AnyTables).insertInto('users').values(row).execute()
  }
  return present
}

/** Writes rows in blocks; a row that refers to a later one of its own table is completed at the end. */
class RowWriter {
  readonly #trx: Database
  readonly #own: Database
  readonly #organizationId: string
  readonly #present: Map<string, string>
  readonly #parents: { id: string, parentId: string }[] = []
  #table = ''
  #rows: Row[] = []

  constructor(trx: Database, organizationId: string, present: Map<string, string>) {
    this.#trx = trx
    this.#own = scopedTo(trx, organizationId)
    this.#organizationId = organizationId
    this.#present = present
  }

  async take(line: TransferLine): Promise<void> {
    if ('file' in line) return await fileStorage().write(line.file, new Uint8Array(Buffer.from(line.base64, 'base64')))
    const { table, row } = line
    if (table === 'users') return
    if (table !== this.#table || this.#rows.length === rowsInBlock) await this.#flush()
    this.#table = table
    this.#rows.push(this.#fitted(table, row))
  }

  async finish(): Promise<void> {
    await this.#flush()
    for (const { id, parentId } of this.#parents) await this.#own.updateTable('companies').set({ parentId }).where('id', '=', id).execute()
  }

  #fitted(table: string, row: Row): Row {
    const fitted = { ...row }
    for (const column of userColumns) {
      const here = column === 'actorId' ? undefined : this.#present.get(String(row[column]))
      if (here) fitted[column] = here
    }
    if (table === 'companies' && row.parentId) {
      this.#parents.push({ id: String(row.id), parentId: String(row.parentId) })
      fitted.parentId = null
    }
    if (table === 'memberships' || table === 'jobs') fitted.organizationId = this.#organizationId
    if (table === 'jobs') Object.assign(fitted, { state: 'waiting', attempts: 0, leaseUntil: null, lastError: null, finishedAt: null })
    return fitted
  }

  async #flush(): Promise<void> {
    const rows = this.#rows
    this.#rows = []
    if (rows.length === 0) return
    const db = (this.#table in movedTables ? this.#own : this.#trx) as unknown as AnyTables
    const insert = db.insertInto(this.#table).values(rows)
    // The stays that deals are in came with the deals.
    const mayBeThere = this.#table === 'jobs' || this.#table === 'stageStays'
    await (mayBeThere ? insert.onConflict(conflict => conflict.doNothing()) : insert).execute()
  }
}
