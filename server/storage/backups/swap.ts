import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { syncFolder } from '../sync-folder'

/** What takes the place of what; a database takes the files beside it along. */
export interface Item { staged: string, target: string }

/** The replacing of an installation's data by data that lies ready beside it. */
interface Swap { keptIn: string, items: Item[] }

const besideDatabase = ['-wal', '-shm', '']

/** Where restored data lies until it is swapped in. */
export const restoringFolder = (dataDir: string) => join(dataDir, '.restoring')
const planFile = (dataDir: string) => join(restoringFolder(dataDir), 'swap.json')

/**
 * Puts the staged data in the place of the present data, which goes to the folder `keptIn` beside it; answers that folder.
 * From the moment the plan is on the disk, a swap that is cut short is carried on by the next start.
 */
export async function swapIn(dataDir: string, items: Item[], keptIn: string): Promise<string> {
  const plan = planFile(dataDir)
  const relativeTo = (path: string) => relative(dataDir, path)
  const swap: Swap = { keptIn, items: items.map(({ staged, target }) => ({ staged: relativeTo(staged), target: relativeTo(target) })) }
  const handle = await open(`${plan}.part`, 'w', 0o600)
  await handle.writeFile(JSON.stringify(swap))
  await handle.sync()
  await handle.close()
  await rename(`${plan}.part`, plan)
  await syncFolder(dirname(plan))
  await finishSwap(dataDir)
  return join(dataDir, keptIn)
}

/** Carries on a swap that a kill or a loss of power cut short; without one, does nothing. */
export async function finishSwap(dataDir: string): Promise<void> {
  const swap = await readPlan(dataDir)
  if (!swap) return
  for (const { staged, target } of swap.items) {
    if (!existsSync(staged)) continue
    const kept = join(dirname(target), swap.keptIn)
    if (existsSync(target)) await mkdir(kept, { recursive: true, mode: 0o700 })
    for (const suffix of besideDatabase) await moveIfThere(target + suffix, join(kept, basename(target) + suffix))
    await rename(staged, target)
    for (const folder of [kept, dirname(target)]) if (existsSync(folder)) await syncFolder(folder)
  }
  await rm(restoringFolder(dataDir), { recursive: true, force: true })
}

/** Takes a swap back, also one that stopped half-way: what was kept is in its place again. */
export async function swapBack(dataDir: string, items: Item[], keptIn: string): Promise<void> {
  for (const { staged, target } of items) {
    const kept = join(dirname(target), keptIn, basename(target))
    for (const suffix of existsSync(staged) ? [] : besideDatabase) await rm(target + suffix, { recursive: true, force: true })
    for (const suffix of besideDatabase) await moveIfThere(kept + suffix, target + suffix)
  }
  await rm(restoringFolder(dataDir), { recursive: true, force: true })
}

async function readPlan(dataDir: string): Promise<Swap | undefined> {
  const text = await readFile(planFile(dataDir), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { keptIn, items } = JSON.parse(text) as Swap
  return { keptIn, items: items.map(({ staged, target }) => ({ staged: resolve(dataDir, staged), target: resolve(dataDir, target) })) }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  if (existsSync(from)) await rename(from, to)
}
