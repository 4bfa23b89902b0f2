import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './executable'
import type { LocalInstallation } from './fleet-file'
import { filesOf } from './local-files'

/** Backs an installation up to its folder of backups and answers the file. Throws OperatorError if that fails. */
export async function backUp(installation: LocalInstallation, now = new Date()): Promise<string> {
  const { backups } = filesOf(installation)
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const file = join(backups, `${now.toISOString().replaceAll(/[:.]/g, '-')}.tar.gz`)
  await runCommand(installation, ['backup', file])
  return file
}

/** When the newest backup was made, by fleet or by the installation itself. */
export function lastBackupOf(installation: LocalInstallation): Date | undefined {
  const { backups, data } = filesOf(installation)
  const times = [backups, join(data, 'backups')].flatMap(folder => archivesIn(folder).map(file => statSync(file).mtimeMs))
  return times.length > 0 ? new Date(Math.max(...times)) : undefined
}

function archivesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(name => name.endsWith('.tar.gz')).map(name => join(folder, name))
  }
  catch {
    return []
  }
}
