import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { filesFolder } from './manifest'
import type { Source } from './write-archive'

const prefix = '.backup-'

/** A folder for what goes into a backup, named after this process; those of processes that ended are removed. */
export async function openStaging(dataDir: string): Promise<string> {
  const folder = join(dataDir, `${prefix}${process.pid}-${Date.now()}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(dataDir)) {
    const pid = Number(new RegExp(`^\\${prefix}(\\d+)-`).exec(name)?.[1])
    if (pid && !isAlive(pid)) await rm(join(dataDir, name), { recursive: true, force: true })
  }
  return folder
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Adds the files that are kept now. A file of ours is written once and never changed, so a second name for it is enough
 * to hold it while the app may remove it; where the file system has no second names, it is copied.
 */
export async function stageFiles(files: string, staging: string, staged: Map<string, Source>): Promise<void> {
  const entries = await readdir(files, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.part')) continue
    const file = join(entry.parentPath, entry.name)
    const path = filesFolder + relative(files, file).replaceAll(sep, '/')
    if (staged.has(path)) continue
    const second = join(staging, path)
    await mkdir(dirname(second), { recursive: true, mode: 0o700 })
    if (await hold(file, second)) staged.set(path, { path, file: second })
  }
}

/** Answers false if the file has just been removed. */
async function hold(file: string, second: string): Promise<boolean> {
  try {
    await link(file, second).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw error
      await copyFile(file, second)
    })
    return true
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
