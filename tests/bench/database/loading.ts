import type { CorpusSize } from '../corpus/size'
import type { BulkTables } from './bulk-table'
import type { EventChain } from './event-chain'
import type { LastInteractions } from './last-interactions'

/** Who the corpus belongs to, and how they sign in. */
export interface BenchAccount { userId: string, organizationId: string, email: string, password: string }

/** What every loader of a record needs. */
export interface Loading {
  tables: BulkTables
  events: EventChain
  account: BenchAccount
  size: CorpusSize
  now: number
  lastInteractions: LastInteractions
  stage: (name: string) => { id: string, pipelineId: string, probability: number }
  tagId: (name: string) => string
}
