import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandFile, findNode, root } from './runtime.mjs'

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
  const isThere = ([path, entry]) => path === '' || entry.optional || entry.peer || entry.devOptional || present[path]?.version === entry.version
  const isWanted = ([path, entry]) => wanted[path]?.version === entry.version
  return Object.entries(wanted).every(isThere) && Object.entries(present).every(isWanted)
}

function install() {
  console.log('Installing what SimpleCRM needs (once, about a minute) …')
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
  const { status } = npm?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund'], options)
    : spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { ...options, shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('The installation failed: the reason is above. Mend it and run the same command again.')
}

/** Installs the dependencies that are missing or outdated, exactly as locked, and the types that Nuxt writes. */
export function ensureInstalled() {
  if (!isInstalled()) install()
  if (!existsSync(join(root, '.nuxt', 'tsconfig.json'))) spawnSync(findNode(), [commandFile('nuxt'), 'prepare'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}
