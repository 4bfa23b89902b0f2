import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { useConfig, type Config } from '#server/config'

/** Where the parts of an installation lie that a backup holds. */
export interface Places {
  dataDir: string
  /** Undefined where a database server keeps it. */
  database: string | undefined
  /** Undefined where uploaded files are kept elsewhere. */
  files: string | undefined
  /** Undefined where the secret comes from the environment. */
  secret: string | undefined
  storage: Config['storage']['kind']
}

export function placesOf({ dataDir, databaseUrl, storage, secret }: Config): Places {
  return {
    dataDir,
    database: databaseUrl.startsWith('file:') ? databaseFile(databaseUrl) : undefined,
    files: storage.kind === 'folder' ? storage.folder : undefined,
    secret: secret === undefined ? join(dataDir, 'secret') : undefined,
    storage: storage.kind,
  }
}

/** The places of this process. */
export function usePlaces(): Places {
  return placesOf(useConfig())
}

function databaseFile(url: string): string {
  return url.startsWith('file:///') ? fileURLToPath(url) : resolve(url.slice('file:'.length))
}
