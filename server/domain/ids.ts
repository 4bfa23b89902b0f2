import { v7 } from 'uuid'

/** A new UUIDv7: ids of one process sort in the order of their making. */
export function newId(): string {
  return v7()
}
