import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { fileStorage } from '#server/storage/files'
import { partCount, type KeptFile } from '#server/storage/kept-files'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { notify } from '../notifications/notifications'
import { keptAttachment } from '../attachments/kept-attachments'
import { keptFileOf } from '../uploads/uploads'
import { columnsOfTables, movedTables, userColumns, type AnyTables, type Row } from './organization-tables'
import { renderTransfer, type TransferLine } from './transfer-file'

const rowsInPage = 200

interface Options {
  /** Who takes it out; null: someone at the command line. */
  userId: string | null
  /** With the hashes of the passwords, so that people sign in there as they do here. */
  withPasswords?: boolean
}

/**
 * A whole organization as text, line by line: every record as it is at this moment, and the files. That it left is an
 * event after that moment, and the other admins are told.
 */
export async function exportOrganization(db: Database, organizationId: string, { userId, withPasswords = false }: Options): Promise<AsyncGenerator<string>> {
  const organization = await db.selectFrom('organizations').selectAll().where('id', '=', organizationId).executeTakeFirstOrThrow()
  const snapshot = await engineOf(db).openSnapshot(db)
  try {
    await tell(scopedTo(db, organizationId), organizationId, userId, organization.name)
  }
  catch (error) {
    await snapshot.close()
    throw error
  }
  const about = { format: 'simplecrm-organization' as const, formatVersion: 1 as const, exportedAt: instantNow(), organization: { id: organization.id, name: organization.name } }
  return closing(renderTransfer(about, linesOf(snapshot.db, organizationId, withPasswords)), () => snapshot.close())
}

async function tell(db: Database, organizationId: string, userId: string | null, name: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await recordEvent(trx, { organizationId, userId }, { type: 'organization.exported', subject: { type: 'organization', id: organizationId }, payload: { name } })
    const admins = await trx.selectFrom('memberships').select('userId').where('organizationId', '=', organizationId).where('role', '=', 'admin').execute()
    await notify(trx, admins.filter(admin => admin.userId !== userId)
      .map(admin => ({ userId: admin.userId, type: 'organization.exported', subject: { type: 'organization', id: organizationId }, name, actorId: userId })))
  })
}

async function* closing(text: AsyncGenerator<string>, close: () => Promise<void>): AsyncGenerator<string> {
  try {
    yield* text
  }
  finally {
    await close()
  }
}

/** Users come last: only then is it known whom the records name, those who have left included. */
async function* linesOf(db: Database, organizationId: string, withPasswords: boolean): AsyncGenerator<TransferLine> {
  const own = scopedTo(db, organizationId)
  const named = new Set<string>()
  const organization = await db.selectFrom('organizations').selectAll().where('id', '=', organizationId).executeTakeFirstOrThrow()
  // Its plan stays here: plans belong to an installation.
  yield { table: 'organizations', row: sorted({ ...organization, planId: null }) }
  const memberships = await db.selectFrom('memberships').selectAll().where('organizationId', '=', organizationId).orderBy('userId').execute()
  // The address of a calendar belongs to the installation whose secret is in it.
  for (const { organizationId: _, calendarFeedId: __, ...row } of memberships) {
    named.add(row.userId)
    yield { table: 'memberships', row: sorted(row) }
  }
  const columns = await columnsOfTables(own)
  for (const [table, key] of Object.entries(movedTables)) {
    for await (const row of rowsOf(own as unknown as AnyTables, table, key, columns.get(table)!)) {
      for (const column of userColumns) if (row[column]) named.add(String(row[column]))
      yield { table, row }
      const file = { id: String(row.id), size: Number(row.size) }
      if (table === 'uploads') yield* partsOf(keptFileOf(file))
      if (table === 'attachments') yield* partsOf(keptAttachment({ organizationId }, file))
    }
  }
  const jobs = await db.selectFrom('jobs').select(['createdAt', 'id', 'payload', 'runAt', 'type'])
    .where('organizationId', '=', organizationId).where('state', 'in', ['waiting', 'running']).where('type', '!=', 'send-email').orderBy('id').execute()
  for (const row of jobs) yield { table: 'jobs', row }
  for (const id of [...named].sort()) {
    const { isOperator: _, passwordHash, ...user } = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    yield { table: 'users', row: sorted(withPasswords ? { ...user, passwordHash } : user) }
  }
}

async function* rowsOf(db: AnyTables, table: string, key: string[], columns: string[]): AsyncGenerator<Row> {
  let last: Row | undefined
  for (;;) {
    let query = db.selectFrom(table).select(columns).limit(rowsInPage)
    for (const column of key) query = query.orderBy(column)
    const after = last
    if (after) query = query.where(eb => eb(eb.refTuple(...key as [string, string]), '>', eb.tuple(...key.map(column => after[column]) as [string, string])))
    const rows = await query.execute()
    yield* rows
    last = rows.at(-1)
    if (rows.length < rowsInPage) return
    await nextTurn()
  }
}

async function* partsOf({ key, size }: KeptFile): AsyncGenerator<TransferLine> {
  for (let number = 1; number <= partCount(size); number++) {
    const bytes = await fileStorage().read(`${key}.${number}`)
    if (bytes) yield { file: `${key}.${number}`, base64: Buffer.from(bytes).toString('base64') }
  }
}

function sorted(row: Row): Row {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => a < b ? -1 : 1))
}
