import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Young objects get less room before they are collected, and the heap grows in smaller steps: under load the server takes some 200 MB less, at the same speed. */
export const serverFlags = ['--max-semi-space-size=4', '--heap-growing-percent=30']

export const root = fileURLToPath(new URL('..', import.meta.url))

const system = process.platform === 'win32' ? 'win' : process.platform
const packages = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]

/** The file behind a command of a dependency, to be run with `run`. */
export function commandFile(name, command = name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** The Node that comes with the dependencies, else this one if it is new enough. */
export function findNode() {
  const installed = packages.find(name => existsSync(join(root, 'node_modules', name, 'package.json')))
  if (installed) return commandFile(installed, 'node')
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 19)) return process.execPath
  throw new Error(`SimpleCRM needs Node 22.19 or newer. npm has no Node to install for ${process.platform} on ${process.arch}, and this machine has ${process.version}. Install a newer Node and try again.`)
}

/**
 * npm starts scripts through a shell, and a signal to npm ends the shell alone: the script is left behind
 * and would keep the port. It notices by its parent's id.
 */
function whenOrphaned(action) {
  const parent = process.ppid
  const timer = setInterval(() => process.ppid !== parent && action(), 100)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Runs Node on the given arguments and answers its exit code. Signals sent to this process reach the child,
 * so that a server run this way can finish what it has begun.
 */
export function run(args, { env = {}, node = findNode(), stdio = 'inherit', shell = false, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: root, stdio, shell, env: { ...process.env, ...env } })
    const forward = signal => child.kill(signal)
    // A terminal sends Ctrl+C to the whole group: the child has it already.
    const interrupted = () => process.stdin.isTTY || forward('SIGINT')
    process.on('SIGTERM', forward).on('SIGHUP', forward).on('SIGINT', interrupted)
    const unwatch = whenOrphaned(() => forward('SIGTERM'))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      unwatch()
      process.off('SIGTERM', forward).off('SIGHUP', forward).off('SIGINT', interrupted)
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15))
    })
    onStart?.(child)
  })
}

/** Runs a script's main function; a failure is one sentence on the terminal and exit code 1. */
export async function main(action) {
  try {
    process.exitCode = await action()
  }
  catch (error) {
    console.error(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
