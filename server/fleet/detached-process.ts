import { execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { LocalInstallation } from './fleet-file'
import { environmentOf, filesOf } from './local-files'
import type { Service } from './service'

const pollMs = 50
/** A server cuts itself off after SHUTDOWN_SECONDS; one that does not is ended. */
const patienceMs = 60_000

/** A process by its id and its start, since the system gives the id to another one day. */
interface Known { pid: number, startedAt?: string }

export function detachedProcess(installation: LocalInstallation): Service {
  const files = filesOf(installation)
  const running = () => {
    if (!existsSync(files.process)) return undefined
    const known = JSON.parse(readFileSync(files.process, 'utf8')) as Known
    return known.startedAt !== undefined && startOf(known.pid) === known.startedAt ? known.pid : undefined
  }
  return {
    isRunning: () => Promise.resolve(running() !== undefined),
    async start() {
      if (running() !== undefined) return
      const log = openSync(files.log, 'a', 0o600)
      const child = spawn(files.executable, ['serve'], { detached: true, stdio: ['ignore', log, log], env: environmentOf(installation), cwd: installation.folder })
      closeSync(log)
      await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
      child.unref()
      writeFileSync(files.process, JSON.stringify({ pid: child.pid!, startedAt: startOf(child.pid!) }), { mode: 0o600 })
    },
    async stop() {
      const pid = running()
      if (pid !== undefined) {
        signal(pid, 'SIGTERM')
        const deadline = Date.now() + patienceMs
        while (running() === pid) {
          if (Date.now() > deadline) signal(pid, 'SIGKILL')
          await pause(pollMs)
        }
      }
      rmSync(files.process, { force: true })
    },
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  }
  catch (error) {
    // It ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** When the process began; undefined if there is none (or only its remains, which its parent has not noticed yet). */
function startOf(pid: number): string | undefined {
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split(/\s+/)
    return state?.startsWith('Z') ? undefined : started.join(' ')
  }
  catch {
    return undefined
  }
}
