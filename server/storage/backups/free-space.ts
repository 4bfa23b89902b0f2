import { stat, statfs } from 'node:fs/promises'
import { OperatorError } from '../../errors'

/** Left free for the database, which goes on growing. */
const reserveBytes = 64 * 1024 * 1024

/** Throws OperatorError if a folder's disk has no room for this much; so many bytes go to each folder. */
export async function assertSpace(needed: { folder: string, bytes: number }[]): Promise<void> {
  const disks = new Map<number, { folder: string, bytes: number }>()
  for (const { folder, bytes } of needed) {
    const { dev } = await stat(folder)
    disks.set(dev, { folder, bytes: bytes + (disks.get(dev)?.bytes ?? 0) })
  }
  for (const { folder, bytes } of disks.values()) {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < bytes + reserveBytes) {
      throw new OperatorError(`The disk of ${folder} is too full: this takes up to ${megabytes(bytes + reserveBytes)}, and ${megabytes(bavail * bsize)} are free. Make room, or choose another disk.`)
    }
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`
}
