import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { commandFile, main, root, run } from './runtime.mjs'
import { hashSources } from './sources.mjs'

export const serverFile = join(root, '.output', 'server', 'index.mjs')
export const functionFile = join(root, '.vercel', 'output', 'functions', '__fallback.func', 'index.mjs')

/** For each preset of Nitro that is built here, the file that says it is there. */
const outputs = { 'node-server': serverFile, 'vercel': functionFile }

/** Builds the server unless the last build is of the same sources. With the preset `vercel` it becomes a function. */
export async function ensureBuilt(preset = 'node-server') {
  const file = outputs[preset]
  if (!file) throw new Error(`NITRO_PRESET takes ${Object.keys(outputs).join(' or ')} here, not ${preset}.`)
  const hash = hashSources()
  const hashFile = join(root, preset === 'vercel' ? '.vercel' : '.output', 'source-hash')
  if (existsSync(file) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return
  console.log('Building SimpleCRM (about a minute, only after a change) …')
  rmSync(hashFile, { force: true })
  let log = ''
  const code = await run([commandFile('nuxt'), 'build'], {
    env: { NITRO_PRESET: preset },
    stdio: ['ignore', 'pipe', 'pipe'],
    onStart: (child) => {
      for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => log += chunk)
    },
  })
  if (code !== 0) throw new Error(`${log}\nThe build failed: the reason is above.`)
  writeFileSync(hashFile, hash)
}

/** Says so when the database of the environment could not serve a function; answers whether that is so. */
export function warnOfFileDatabase() {
  if (/^postgres(ql)?:\/\//.test(process.env.DATABASE_URL ?? '')) return false
  console.warn('Warning: files do not last on Vercel, so SimpleCRM needs a PostgreSQL database there. Set DATABASE_URL before it is used.')
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled()
    const preset = process.env.NITRO_PRESET || (process.env.VERCEL ? 'vercel' : undefined)
    await ensureBuilt(preset)
    if (preset === 'vercel') warnOfFileDatabase()
    return 0
  })
}
