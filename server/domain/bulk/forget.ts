import { inResumableTransaction, type Database } from '#server/db/database'
import { breathe } from '#server/db/breathe'
import { deleteRecordsOf, deleteRun, deleteSomeRecords, listRunsBefore } from './bulk-runs.repository'

const runsAtOnce = 50
const recordsAtOnce = 500

/** Forgets what bulk runs have kept of a record, when it goes for good. */
export async function forgetRecord(db: Database, recordId: string): Promise<void> {
  await deleteRecordsOf(db, recordId)
}

/** Removes runs from before an instant; they can no longer be undone. */
export async function removeOldRuns(db: Database, createdBefore: string): Promise<void> {
  for (let ids = await listRunsBefore(db, createdBefore, runsAtOnce); ids.length > 0; ids = await listRunsBefore(db, createdBefore, runsAtOnce)) {
    for (const id of ids) {
      while (await inResumableTransaction(db, trx => deleteSomeRecords(trx, id, recordsAtOnce)) > 0) await breathe()
      await deleteRun(db, id)
    }
  }
}
