import { StorageError } from '#server/errors'
import { fileStorage } from './files'

/** A storage hands out a value at a time, and hosts take bodies of 4.5 MB: what is larger lies in parts of this size. */
export const partBytes = 4 * 1024 * 1024

/** A file in the storage: parts 1 to n, each full but the last. */
export interface KeptFile { key: string, size: number }

export function partCount(size: number): number {
  return Math.max(1, Math.ceil(size / partBytes))
}

/** How long a part has to be. */
export function partLength(size: number, number: number): number {
  return Math.min(partBytes, size - (number - 1) * partBytes)
}

export async function keepPart(key: string, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await fileStorage().write(`${key}.${number}`, bytes)
}

export async function keepFile(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let number = 1; number <= partCount(bytes.length); number++) {
    await keepPart(key, number, bytes.subarray((number - 1) * partBytes, number * partBytes))
  }
}

/** The file, readable from its start as often as needed; one part of it is in memory at a time. */
export function openKept({ key, size }: KeptFile): { open(): AsyncIterable<Uint8Array> } {
  return {
    async* open() {
      for (let number = 1; number <= partCount(size); number++) {
        const part = await fileStorage().read(`${key}.${number}`)
        if (part?.length !== partLength(size, number)) throw new StorageError(`Part ${number} of a file is missing from the storage, or is not whole`)
        yield part
      }
    },
  }
}

export async function removeKept({ key, size }: KeptFile): Promise<void> {
  for (let number = 1; number <= partCount(size); number++) await fileStorage().remove(`${key}.${number}`)
}
