import Sqlite from 'better-sqlite3'
import { newId } from '#server/domain/ids'
import { fold } from '#shared/search/fold'
import { corpus } from '../corpus/corpus'
import type { CorpusSize } from '../corpus/size'
import { BulkTables } from './bulk-table'
import { loadCompany, loadContact } from './contact-loader'
import { loadActivity, loadDeal } from './deal-loader'
import { EventChain } from './event-chain'
import { loadPayment, loadPurchase } from './money-loader'
import { loadTask } from './task-loader'
import { lastInteractions } from './last-interactions'
import type { BenchAccount, Loading } from './loading'

/**
 * Writes the corpus straight into the tables. The derived columns, search texts and keys are made by the app's own
 * functions; only the way into the file is a shorter one, without a journal.
 */
export function loadCorpus(file: string, account: BenchAccount, size: CorpusSize, now: number): void {
  const db = new Sqlite(file)
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -800000']) db.pragma(pragma)
  const loading = startLoading(db, account, size, now)
  const { companies, contacts, deals, activities, purchases, payments, tasks } = corpus(size, now)
  const load = <Record>(kind: string, batches: Generator<Record[]>, one: (loading: Loading, record: Record, index: number) => void) => {
    const start = performance.now()
    let index = 0
    db.exec('begin')
    for (const batch of batches) for (const record of batch) one(loading, record, index++)
    db.exec('commit')
    console.log(`  ${index.toLocaleString('en')} ${kind} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
  load('companies', companies(), loadCompany)
  load('contacts', contacts(), loadContact)
  load('deals', deals(), loadDeal)
  load('activities', activities(), loadActivity)
  load('purchases', purchases(), loadPurchase)
  load('deals with payments', payments(), (at, ofDeal) => ofDeal.forEach(payment => loadPayment(at, payment)))
  load('tasks', tasks(), loadTask)
  db.close()
}

function startLoading(db: Sqlite.Database, account: BenchAccount, size: CorpusSize, now: number): Loading {
  const tables = new BulkTables(db, account.organizationId)
  const last = db.prepare('select position, hash from events order by position desc limit 1').get() as { position: number, hash: string }
  const stages = db.prepare('select id, "pipelineId", name, probability from stages').all() as { id: string, pipelineId: string, name: string, probability: number }[]
  const byName = new Map(stages.map(stage => [stage.name, stage]))
  const tagIds = new Map<string, string>()
  return {
    tables, account, size, now,
    events: new EventChain(tables, account.userId, last),
    lastInteractions: lastInteractions(size, now),
    stage: name => byName.get(name)!,
    tagId(name) {
      let id = tagIds.get(name)
      if (!id) {
        tagIds.set(name, id = newId())
        tables.insert('tags', { id, name, foldedName: fold(name), color: 'slate', createdAt: new Date(now).toISOString() })
      }
      return id
    },
  }
}
