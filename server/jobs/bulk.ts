import { z } from 'zod'
import { scopedTo } from '#server/db/database'
import { enqueueBulk } from '#server/domain/bulk/bulk'
import { runBulk } from '#server/domain/bulk/run-bulk'
import { undoBulkRecords } from '#server/domain/bulk/undo-bulk'
import type { JobHandler } from './index'

/** A run goes on in stretches, so that other jobs get their turn and a server that stops need not wait long. */
const stretchMs = 3000

const payloadSchema = z.object({ runId: z.uuid() })

function bulkJob(type: 'run-bulk' | 'undo-bulk', work: typeof runBulk): JobHandler {
  return async (wholeDb, { organizationId, payload }) => {
    if (!organizationId) throw new Error(`${type} needs an organization`)
    const { runId } = payloadSchema.parse(payload)
    const db = scopedTo(wholeDb, organizationId)
    const hasEnded = await work(db, organizationId, runId, Date.now() + stretchMs)
    if (!hasEnded) await enqueueBulk(db, type, organizationId, runId)
  }
}

export const runBulkJob = bulkJob('run-bulk', runBulk)
export const undoBulkJob = bulkJob('undo-bulk', undoBulkRecords)
