import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '#server/config'
import { holdFile } from '#server/db/dialect/file-lock'
import { sqliteFile } from '#server/db/dialect/sqlite-file'
import { OperatorError } from '#server/errors'
import { networkFileSystemOf } from './network-file-system'

/** Long enough for a server that is being replaced to end. */
const patienceMs = 3000

type Place = Pick<Config, 'databaseUrl' | 'allowNetworkFolder'>

/** Makes the folder of a database file. Throws OperatorError if it could not be used, before anything is opened. */
export function prepareDataFolder({ databaseUrl, allowNetworkFolder }: Place): void {
  const file = sqliteFile(databaseUrl)
  if (!file) return
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
  }
  catch (error) {
    throw new OperatorError(refusal(error as NodeJS.ErrnoException, folder))
  }
  const network = networkFileSystemOf(folder)
  if (network && !allowNetworkFolder) throw new OperatorError(`The data folder ${folder} is on a network file system (${network}), where two machines can damage a database file. Use a local disk (--data DIR) or PostgreSQL (DATABASE_URL); ALLOW_NETWORK_FOLDER=true takes the risk.`)
}

function refusal({ code, path, message }: NodeJS.ErrnoException, folder: string): string {
  const elsewhere = 'name another folder with --data DIR (or DATA_DIR).'
  if (code === 'EACCES' || code === 'EPERM') return `${path ?? folder} cannot be written by this account. Make it writable, or ${elsewhere}`
  if (code === 'EROFS') return `${folder} is on a read-only file system. Mount it writable, or ${elsewhere}`
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${folder} is no folder. Move the file of that name away, or ${elsewhere}`
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk has no room for the data folder ${folder}. Make room, or ${elsewhere}`
  return `The data folder ${folder} cannot be used (${message}): ${elsewhere}`
}

/**
 * Makes this the one process that serves or migrates a database file; answers how to let go of it. Servers on
 * PostgreSQL share theirs. Throws OperatorError if another process is at it.
 */
export function claimDatabase(place: Place): () => void {
  const file = sqliteFile(place.databaseUrl)
  if (!file) return () => {}
  prepareDataFolder(place)
  const release = holdFile(`${file}.lock`, patienceMs)
  if (!release) throw new OperatorError(`Another SimpleCRM is running on ${file}. Stop it first, or name another folder with --data DIR.`)
  return release
}
