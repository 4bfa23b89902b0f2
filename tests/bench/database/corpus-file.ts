import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CorpusSize } from '../corpus/size'
import { createBenchAccount } from './bench-account'
import { loadCorpus } from './load-corpus'
import type { BenchAccount } from './loading'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(root, '.cache', 'bench')

/** What decides how the corpus looks in the file. */
const sources = ['migrations', 'shared/search', 'tests/bench/corpus', 'tests/bench/database', 'server/domain/contacts/contact-fields.ts', 'server/domain/contacts/contact-keys.ts', 'server/domain/deals/deal-search.ts', 'server/domain/search/search-index.ts']

export interface CorpusFile { file: string, account: BenchAccount, now: number }

/** The database file with the corpus, built when there is none of this size, these sources and this month. */
export async function corpusFile(size: CorpusSize): Promise<CorpusFile> {
  const today = new Date()
  const now = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1, 12)
  const file = join(folder, `corpus-${size.contacts}-${fingerprint(now)}.db`)
  const accountFile = `${file}.json`
  if (existsSync(file) && existsSync(accountFile)) return { file, now, account: JSON.parse(readFileSync(accountFile, 'utf8')) as BenchAccount }

  console.log(`Building the corpus of ${size.contacts.toLocaleString('en')} contacts (once; kept in ${folder}) …`)
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) if (old.startsWith(`corpus-${size.contacts}-`)) rmSync(join(folder, old))
  const unfinished = `${file}.unfinished`
  const account = await createBenchAccount(`file:${unfinished}`)
  loadCorpus(unfinished, account, size, now)
  renameSync(unfinished, file)
  writeFileSync(accountFile, JSON.stringify(account))
  return { file, account, now }
}

function fingerprint(now: number): string {
  const hash = createHash('sha256').update(String(now))
  for (const source of sources) for (const file of filesOf(join(root, source))) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

function filesOf(path: string): string[] {
  if (path.endsWith('.ts')) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap(entry => filesOf(join(path, entry.name))).sort()
}
