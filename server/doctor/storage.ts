import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#server/config'
import { networkFileSystemOf } from '#server/lifecycle/network-file-system'
import { broken, note, ok, type Finding } from './finding'

const littleMb = 500
const tooLittleMb = 50

/** The data folder: there, writable, private, local, with room. */
export function examineStorage({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): Finding[] {
  if (!existsSync(dataDir)) {
    const isNeeded = databaseUrl.startsWith('file:')
    return [isNeeded ? broken('storage', `The data folder ${dataDir} is not there.`, 'Name the right one with --data DIR; "simplecrm serve" makes a new one.') : ok('storage', 'No data folder: the database is on a server.')]
  }
  return [writable(dataDir), ...unsafe(dataDir), room(dataDir)]
}

function writable(folder: string): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    for (const name of ['crm.db', 'secret'].filter(name => existsSync(join(folder, name)))) accessSync(join(folder, name), constants.R_OK | constants.W_OK)
    return ok('storage', `The data folder is ${folder}.`)
  }
  catch (error) {
    return broken('storage', `${(error as NodeJS.ErrnoException).path ?? folder} cannot be read and written by this account.`, 'Give it to the account that runs SimpleCRM (chown), or run as that account.')
  }
}

function unsafe(folder: string): Finding[] {
  const findings: Finding[] = []
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) findings.push(note('storage', 'Other accounts of this machine can look into the data folder.', `chmod 700 ${folder}`))
  const network = networkFileSystemOf(folder)
  if (network) findings.push(broken('storage', `The data folder is on a network file system (${network}), where two machines can damage a database file.`, 'Move it to a local disk, or use PostgreSQL (DATABASE_URL).'))
  return findings
}

function room(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const mb = Math.floor(bavail * bsize / 2 ** 20)
  const says = `${mb} MB of room are left on its disk.`
  if (mb < tooLittleMb) return broken('storage', says, 'Make room now: without it nothing can be saved.')
  return mb < littleMb ? note('storage', says, 'Make room soon: a backup needs as much as the data folder holds.') : ok('storage', says)
}
