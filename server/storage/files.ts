import { createStorage, type Driver, type Storage } from 'unstorage'
import { useConfig, type StorageSettings } from '#server/config'
import { DomainError, StorageError } from '#server/errors'

/** Where uploaded files lie: a folder, an S3 bucket or a blob store. Keys are names parted by slashes. */
export interface FileStorage {
  /** When this resolves, the bytes outlive a loss of power. */
  write(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  read(key: string): Promise<Uint8Array | undefined>
  /** The keys under a folder, `imports` for `imports/…`. */
  list(folder: string): Promise<string[]>
  remove(key: string): Promise<void>
}

/** No segment begins with a dot: a key cannot leave the place that files are kept in. */
const keyPattern = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/

/** Opens the storage that the settings name; only its driver is loaded. Its failures are StorageErrors. */
export function openFileStorage(settings: StorageSettings): FileStorage {
  let opened: Promise<Storage> | undefined
  const storage = () => opened ??= driverFor(settings).then(driver => createStorage({ driver }))
  return {
    write: (key, bytes) => answered(async () => (await storage()).setItemRaw(checked(key), bytes)),
    read: key => answered(async () => {
      const value = await (await storage()).getItemRaw<Uint8Array | ArrayBuffer>(checked(key))
      return value === null ? undefined : new Uint8Array(value)
    }),
    list: folder => answered(async () => (await (await storage()).getKeys(checked(folder))).map(key => key.replaceAll(':', '/')).sort()),
    remove: key => answered(async () => (await storage()).removeItem(checked(key))),
  }
}

let own: FileStorage | undefined

/** The storage of this process. */
export function fileStorage(): FileStorage {
  return own ??= openFileStorage(useConfig().storage)
}

function checked(key: string): string {
  if (!keyPattern.test(key)) throw new TypeError(`A file cannot be kept under the name ${JSON.stringify(key)}`)
  return key
}

async function driverFor(settings: StorageSettings): Promise<Driver> {
  switch (settings.kind) {
    case 'folder': return (await import('./drivers/folder')).folderDriver(settings.folder)
    case 's3': return (await import('./drivers/s3')).s3Driver(settings)
    case 'vercel-blob': return (await import('./drivers/vercel-blob')).vercelBlobDriver(settings.token)
    case 'none': throw new DomainError('unavailable', { detail: 'This installation has no place to keep files yet: its operator has to set STORAGE to s3 or vercel-blob.' })
  }
}

async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  }
  catch (error) {
    throw error instanceof TypeError || error instanceof DomainError ? error : new StorageError('The file storage did not answer as it should', { cause: error })
  }
}
