import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Unsent } from '~/offline/unsent'

/** An answer of the server as it was last seen, by the key that the page asks for it under. */
export interface KeptAnswer {
  key: string
  owner: string
  /** When the server said so, in milliseconds. */
  at: number
  /** JSON: what a page holds may be wrapped in what a database cannot copy. */
  text: string
}

interface Schema extends DBSchema {
  answers: { key: string, value: KeptAnswer, indexes: { owner: string } }
  unsent: { key: string, value: Unsent, indexes: { owner: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

/** What this browser keeps of SimpleCRM. Rejects where a browser keeps nothing, as some do in private windows. */
export function offlineDatabase(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('simplecrm', 1, {
    upgrade(database) {
      database.createObjectStore('answers', { keyPath: 'key' }).createIndex('owner', 'owner')
      database.createObjectStore('unsent', { keyPath: 'id' }).createIndex('owner', 'owner')
    },
    // Another tab with a newer version must not wait for this one.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** Whose a kept thing is: one person in one organization. */
export const ownerOf = (userId: string, organizationId: string): string => `${userId} ${organizationId}`
