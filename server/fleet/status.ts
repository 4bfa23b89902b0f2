import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lastBackupOf } from './backup'
import { versionOf } from './executable'
import { isLocal, type Installation } from './fleet-file'
import { illnessOf } from './health'
import { filesOf } from './local-files'

export interface Status {
  name: string
  place: string
  isHealthy: boolean
  /** What stands in the way of its health. */
  illness: string | null
  version: string | null
  lastBackupAt: string | null
  bytes: number | null
}

/** How an installation is. Of one on another machine only its health is known. */
export async function statusOf(installation: Installation): Promise<Status> {
  const { name } = installation
  const illness = await illnessOf(installation) ?? null
  if (!isLocal(installation)) return { name, place: installation.address, isHealthy: !illness, illness, version: null, lastBackupAt: null, bytes: null }
  const { executable, data } = filesOf(installation)
  return {
    name, place: installation.folder, isHealthy: !illness, illness,
    version: await versionOf(executable).catch(() => null),
    lastBackupAt: lastBackupOf(installation)?.toISOString() ?? null,
    bytes: sizeOf(data),
  }
}

/** The bytes of all files below a folder; null if there is none. */
function sizeOf(folder: string): number | null {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + (statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0), 0)
  }
  catch {
    return null
  }
}
