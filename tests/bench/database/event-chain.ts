import { hashOf } from '#server/domain/events/events'
import { newId } from '#server/domain/ids'
import type { BulkTables } from './bulk-table'

/** Writes one event for each record, chained as the app chains them. */
export class EventChain {
  readonly #tables: BulkTables
  readonly #actorId: string
  #position: number
  #previousHash: string

  constructor(tables: BulkTables, actorId: string, last: { position: number, hash: string }) {
    this.#tables = tables
    this.#actorId = actorId
    this.#position = last.position
    this.#previousHash = last.hash
  }

  record(type: string, subjectType: string, subjectId: string, occurredAt: string, payload: object): void {
    const event = {
      id: newId(), position: ++this.#position, type, occurredAt, actorId: this.#actorId, subjectType, subjectId,
      payload: JSON.stringify(payload), previousHash: this.#previousHash,
    }
    this.#previousHash = hashOf(event)
    this.#tables.insert('events', { ...event, hash: this.#previousHash })
  }
}
