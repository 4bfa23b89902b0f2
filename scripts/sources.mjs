import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './runtime.mjs'

const notBuilt = new Set(['node_modules', 'tests', 'scripts', 'coverage', 'dist', 'README.md', 'LICENSE', 'eslint.config.mjs', 'vitest.config.ts', 'knip.json', join('docs', 'images')])

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => !entry.name.startsWith('.') && !notBuilt.has(join(folder, entry.name)))
    .flatMap(entry => entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)])
}

/** One hash of everything that goes into the build: equal hashes mean that building again would change nothing. */
export function hashSources() {
  const hash = createHash('sha256')
  for (const file of filesUnder('').sort()) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
