import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { version } from '#server/config'
import { syncFolder } from '../sync-folder'
import { manifestName, type BackedUpFile, type Manifest } from './manifest'

/** A file and the path it gets in the backup; it must not change any more. */
export interface Source { path: string, file: string }

/** What the manifest says that only the maker of the backup knows. */
type About = Omit<Manifest, 'format' | 'program' | 'version' | 'files'>

type OnBytes = (bytes: number) => void

/**
 * Writes a tar file with gzip, the manifest first. It stands under its name only when all of it is on the disk.
 * `onBytes` hears of each stretch that is read: every source is read twice, for its checksum and for the archive.
 */
export async function writeArchive(target: string, about: About, sources: Source[], onBytes: OnBytes): Promise<void> {
  const files: BackedUpFile[] = []
  for (const source of sources) files.push(await describe(source, onBytes))
  const part = `${target}.part`
  try {
    // Already compressed data and many small texts alike: the quickest level saves most of it.
    const tar = pack()
    const written = pipeline(tar, createGzip({ level: 1 }), createWriteStream(part, { mode: 0o600 }))
    await Promise.race([written, fill(tar, { format: 1, program: 'simplecrm', version, ...about, files }, sources, onBytes)])
    await written
    await syncFile(part)
    await rename(part, target)
    await syncFolder(dirname(target))
  }
  catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function describe({ path, file }: Source, onBytes: OnBytes): Promise<BackedUpFile> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    hash.update(chunk as Buffer)
    size += (chunk as Buffer).length
    onBytes((chunk as Buffer).length)
  }
  return { path, size, sha256: hash.digest('hex') }
}

async function fill(tar: Pack, manifest: Manifest, sources: Source[], onBytes: OnBytes): Promise<void> {
  const mtime = new Date(manifest.createdAt)
  tar.entry({ name: manifestName, mode: 0o600, mtime }, `${JSON.stringify(manifest, null, 2)}\n`)
  for (const { path, file } of sources) {
    const { size } = await stat(file)
    const entry = tar.entry({ name: path, size, mode: 0o600, mtime })
    const bytes = createReadStream(file, { highWaterMark: 256 * 1024 })
    bytes.on('data', chunk => onBytes(chunk.length))
    await pipeline(bytes, entry)
  }
  tar.finalize()
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}
