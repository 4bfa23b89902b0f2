import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Driver } from 'unstorage'
import { syncFolder } from '../sync-folder'

const unfinished = '.part'

/**
 * Files in a folder. Written under another name and renamed when they are on the disk, so that no half of a file is
 * ever found under its name; the drivers that come with unstorage do neither.
 */
export function folderDriver(folder: string): Driver {
  const fileOf = (key: string) => join(folder, ...key.split(':'))
  return {
    name: 'folder',
    hasItem: async key => await readOf(fileOf(key)) !== null,
    getItem: async key => (await readOf(fileOf(key)))?.toString() ?? null,
    getItemRaw: key => readOf(fileOf(key)),
    setItemRaw: (key, bytes: Uint8Array) => writeDurably(fileOf(key), bytes),
    removeItem: key => rm(fileOf(key), { force: true }),
    async getKeys() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(whenMissing([]))
      return entries.filter(entry => entry.isFile() && !entry.name.endsWith(unfinished))
        .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, ':'))
    },
  }
}

async function readOf(file: string): Promise<Buffer | null> {
  return await readFile(file).catch(whenMissing(null))
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${randomUUID()}${unfinished}`
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    }
    finally {
      await handle.close()
    }
    await rename(temporary, file)
  }
  catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(file))
}

function whenMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value
    throw error
  }
}
