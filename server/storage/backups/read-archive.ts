import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Extract } from 'tar-stream'
import { OperatorError } from '../../errors'
import { manifestName, manifestSchema, type Manifest } from './manifest'

const mostManifestBytes = 64 * 1024 * 1024

type Entry = Extract extends AsyncIterable<infer E> ? E : never

/** The file is no backup, or not a whole one; the message says what is wrong with it. */
export class UnfitBackup extends OperatorError {}

/**
 * Unpacks a backup into an empty folder and holds every byte against the manifest. `assertFits` sees the manifest before
 * anything is written. Throws UnfitBackup if it is no backup, cut short or altered; what was unpacked is then worth nothing.
 */
export async function unpackArchive(file: string, folder: string, assertFits: (manifest: Manifest) => void): Promise<Manifest> {
  const entries = extract()
  const reading = pipeline(createReadStream(file), createGunzip(), entries)
  const ending = new AbortController()
  const unpacking = unpack(entries, folder, assertFits, ending.signal)
  unpacking.catch(() => {})
  try {
    // Bytes that cannot be read end the reading alone: what waits for the rest of an entry would wait for ever.
    await Promise.race([unpacking, reading])
    await reading
    return await unpacking
  }
  catch (error) {
    ending.abort()
    entries.destroy()
    // Nothing is written any more when the caller removes what was unpacked.
    await unpacking.catch(() => {})
    throw explained(error, file)
  }
}

/** Throws UnfitBackup unless the file begins as a backup does. */
export async function assertIsBackup(file: string): Promise<void> {
  const entries = extract()
  const source = createReadStream(file)
  const reading = pipeline(source, createGunzip(), entries)
  const checking = checkHead(entries)
  checking.catch(() => {})
  try {
    await Promise.race([checking, reading])
    await checking
  }
  catch (error) {
    throw explained(error, file)
  }
  finally {
    reading.catch(() => {})
    source.destroy()
  }
}

async function checkHead(entries: Extract): Promise<void> {
  for await (const entry of entries) return void await readHead(entry)
  throw noBackup()
}

async function unpack(entries: Extract, folder: string, assertFits: (manifest: Manifest) => void, signal: AbortSignal): Promise<Manifest> {
  let manifest: Manifest | undefined
  const expected = new Map<string, Manifest['files'][number]>()
  for await (const entry of entries) {
    const { name, size = 0, type } = entry.header
    if (!manifest) {
      manifest = await readHead(entry)
      assertFits(manifest)
      for (const one of manifest.files) expected.set(one.path, one)
      continue
    }
    const promised = expected.get(name)
    if (!promised || type !== 'file') throw new UnfitBackup(`The backup was altered: it holds ${JSON.stringify(name)}, which its manifest does not name. Choose another one.`)
    expected.delete(name)
    const target = join(folder, name)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const hash = createHash('sha256')
    const hashing = new Transform({ transform: (chunk: Buffer, _, done) => done(null, (hash.update(chunk), chunk)) })
    await pipeline(entry, hashing, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }), { signal })
    if (size !== promised.size || hash.digest('hex') !== promised.sha256) throw new UnfitBackup(`The backup was altered: ${name} does not have the checksum that its manifest names. Choose another one.`)
  }
  if (!manifest) throw noBackup()
  const [missing] = expected.keys()
  if (missing) throw new UnfitBackup(`The backup is not whole: ${missing} is missing. Choose another one, or copy it again.`)
  return manifest
}

function noBackup(): UnfitBackup {
  return new UnfitBackup('The file is not a backup of SimpleCRM. Choose one that was made by it.')
}

async function readHead(entry: Entry): Promise<Manifest> {
  const { name, size = 0 } = entry.header
  if (name !== manifestName || size > mostManifestBytes) throw noBackup()
  return readManifest(await textOf(entry))
}

function readManifest(text: string): Manifest {
  const parsed = manifestSchema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const { format } = (jsonOf(text) ?? {}) as { format?: unknown }
  if (typeof format === 'number' && format > 1) throw new UnfitBackup(`The backup is of format ${format}, which a newer version of SimpleCRM wrote. Restore it with that version.`)
  throw new UnfitBackup('The manifest of the backup cannot be read: the file is not a backup of SimpleCRM, or was altered. Choose another one.')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return undefined
  }
}

async function textOf(entry: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** zlib and the tar reader say in their own words what is the same for the operator. */
function explained(error: unknown, file: string): unknown {
  if (error instanceof OperatorError) return error
  const { code = '', message = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new UnfitBackup(`There is no file ${file}.`)
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) return new UnfitBackup('The backup is not whole: it ends too early. Copy it again, or choose another one.')
  if (code === 'Z_DATA_ERROR' && /header/.test(message)) return noBackup()
  if (code.startsWith('Z_') || /tar header/i.test(message)) return new UnfitBackup('The backup was altered: it cannot be unpacked. Copy it again, or choose another one.')
  return error
}
