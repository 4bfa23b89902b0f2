import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { useConfig, type Config } from './config'
import { OperatorError } from './errors'

const bytes = 32

/**
 * The installation's secret: `SECRET`, else the file `secret` in the data folder, made at the first start. Servers that
 * share a database have to share it. Throws OperatorError if it cannot be read or made.
 */
export function readSecret({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): Buffer {
  const file = join(dataDir, 'secret')
  const found = secret ?? readOrMake(file)
  const read = Buffer.from(found, 'base64url')
  if (read.length !== bytes) throw new OperatorError(`The file ${file} does not hold the installation's secret. Put back the one from your backup.`)
  return read
}

function readOrMake(file: string): string {
  try {
    return readIfThere(file) ?? make(file)
  }
  catch (error) {
    throw new OperatorError(`The installation's secret can neither be read from ${file} nor be written there (${error instanceof Error ? error.message : String(error)}). Make the folder writable, or set SECRET.`)
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Appears whole or not at all; of two processes that start at once, both take the first one's. */
function make(file: string): string {
  const draft = `${file}.${process.pid}`
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  writeFileSync(draft, `${randomBytes(bytes).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}

const keys = new Map<string, Buffer>()

/** A key of this installation for one purpose; it tells nothing about the keys for others. */
export function secretKey(purpose: string): Buffer {
  const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', readSecret(useConfig()), '', purpose, bytes))
  keys.set(purpose, key)
  return key
}

/** After another secret took the place of this one. */
export function forgetKeys(): void {
  keys.clear()
}
