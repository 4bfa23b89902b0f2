import { createHash, randomUUID } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedFile, homeFolder, isExecutable } from '#server/executable'

let file: string | undefined

/**
 * The file of better-sqlite3's native part in the executable, since the system can only load it from a file. It is
 * written at first use into the first private folder that can be had. Elsewhere the package finds its own: undefined.
 */
export function nativeAddon(): string | undefined {
  return isExecutable ? file ??= unpack() : undefined
}

function unpack(): string {
  const bytes = embeddedFile('better_sqlite3.node')
  const name = `better_sqlite3-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.node`
  const refusals: string[] = []
  for (const folder of privateFolders()) {
    try {
      return ensureFile(folder, name, bytes)
    }
    catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(`SimpleCRM needs a folder for its SQLite library and can write none of these: ${refusals.join('; ')}. Make one writable, or set XDG_CACHE_HOME.`)
}

function privateFolders(): string[] {
  const { XDG_CACHE_HOME } = process.env
  const account = process.getuid?.() ?? 'own'
  return [join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'simplecrm'), join(homeFolder, '.data', 'cache'), join(tmpdir(), `simplecrm-${account}`)]
}

/** A file found there is used only if its bytes are ours and nobody else can change it. */
function ensureFile(folder: string, name: string, bytes: Buffer): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  assertPrivate(folder)
  const file = join(folder, name)
  if (!holds(file, bytes)) {
    const part = `${file}.${randomUUID()}`
    writeFileSync(part, bytes, { mode: 0o700, flag: 'wx' })
    renameSync(part, file)
  }
  return file
}

function assertPrivate(folder: string): void {
  const status = lstatSync(folder)
  const isOurs = !process.getuid || (status.uid === process.getuid() && (status.mode & 0o022) === 0)
  if (!status.isDirectory() || !isOurs) throw new Error(`${folder} can be changed by other accounts`)
}

function holds(file: string, bytes: Buffer): boolean {
  try {
    return lstatSync(file).isFile() && readFileSync(file).equals(bytes)
  }
  catch {
    return false
  }
}
