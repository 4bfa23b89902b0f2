import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { commandFile, main, root, run } from './runtime.mjs'
import { hashSources } from './sources.mjs'

export const serverFile = join(root, '.output', 'server', 'index.mjs')
const hashFile = join(root, '.output', 'source-hash')

function builtHash() {
  return existsSync(serverFile) && existsSync(hashFile) ? readFileSync(hashFile, 'utf8') : undefined
}

/** Builds the server unless the last build is of the same sources. */
export async function ensureBuilt() {
  const hash = hashSources()
  if (builtHash() === hash) return
  console.log('Building SimpleCRM (about a minute, only after a change) …')
  rmSync(hashFile, { force: true })
  let log = ''
  const code = await run([commandFile('nuxt'), 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    onStart: (child) => {
      for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => log += chunk)
    },
  })
  if (code !== 0) throw new Error(`${log}\nThe build failed: the reason is above.`)
  writeFileSync(hashFile, hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled()
    await ensureBuilt()
    return 0
  })
}
