import { setImmediate as nextTurn } from 'node:timers/promises'

/** A file that can be read from its start as often as needed, without being held in memory. */
export interface FileSource { open(): AsyncIterable<Uint8Array> }

const CHUNK_BYTES = 32 * 1024

/** Bytes that are in memory already, as a source. */
export function sourceOf(bytes: Uint8Array): FileSource {
  return {
    async* open() {
      yield bytes
    },
  }
}

/** The source in chunks small enough that working on one never holds the event loop. */
export async function* smallChunks(source: FileSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of source.open()) {
    for (let start = 0; start < chunk.length; start += CHUNK_BYTES) {
      yield chunk.subarray(start, start + CHUNK_BYTES)
      await nextTurn()
    }
  }
}
