import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandFile, root, run } from './runtime.mjs'

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  }
  catch {
    return undefined
  }
}

/** Whether node_modules holds what package-lock.json asks for; npm keeps a copy of what it installed. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  if (!present) return false
  const isThere = ([path, entry]) => path === '' || entry.optional || entry.peer || entry.devOptional || entry.extraneous || present[path]?.version === entry.version
  const isWanted = ([path, entry]) => wanted[path]?.version === entry.version
  return Object.entries(wanted).every(isThere) && Object.entries(present).every(isWanted)
}

async function install() {
  console.log('Installing what SimpleCRM needs (once, about a minute) …')
  // npm warns of every package that wants a newer Node than this one: they will run on the Node that comes with them.
  const command = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const code = npm?.endsWith('npm-cli.js')
    ? await run([npm, ...command], { node: process.execPath })
    : await run(command, { node: 'npm', shell: process.platform === 'win32' })
  if (code !== 0) throw new Error('The installation failed: the reason is above. Mend it and run the same command again.')
}

/** Installs the dependencies that are missing or outdated, exactly as locked, and the types that Nuxt writes. */
export async function ensureInstalled() {
  if (!isInstalled()) await install()
  if (!existsSync(join(root, '.nuxt', 'tsconfig.json'))) await run([commandFile('nuxt'), 'prepare'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
