import { z } from 'zod'
import { scopedTo } from '#server/db/database'
import { enqueueImport } from '#server/domain/imports/imports'
import { runImport } from '#server/domain/imports/run-import'
import { undoImportRows } from '#server/domain/imports/undo-import'
import type { JobHandler } from './index'

/** An import goes on in stretches, so that other jobs get their turn and a server that stops need not wait long. */
const stretchMs = 3000

const payloadSchema = z.object({ importId: z.uuid() })

function importJob(type: 'run-import' | 'undo-import', work: typeof runImport): JobHandler {
  return async (wholeDb, { organizationId, payload }) => {
    if (!organizationId) throw new Error(`${type} needs an organization`)
    const { importId } = payloadSchema.parse(payload)
    const db = scopedTo(wholeDb, organizationId)
    const hasEnded = await work(db, organizationId, importId, Date.now() + stretchMs)
    if (!hasEnded) await enqueueImport(db, type, organizationId, importId)
  }
}

export const runImportJob = importJob('run-import', runImport)
export const undoImportJob = importJob('undo-import', undoImportRows)
