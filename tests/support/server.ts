import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverFlags } from '../../scripts/runtime.mjs'
import { freePort } from './free-port'

const entry = fileURLToPath(new URL('../../.output/server/index.mjs', import.meta.url))

type Environment = Record<string, string | undefined>

/** What a server that ended before it served has left: its exit code and all it printed. */
export class ServerEnded extends Error {
  constructor(readonly code: number | null, readonly log: string) {
    super(`The server ended with ${code} before it served:\n${log}`)
  }
}

export interface TestServer {
  url: string
  dataDir: string
  databaseUrl: string
  /** Everything printed so far, over all restarts. */
  log(): string
  process(): ChildProcess
  /** SIGTERM; answers the exit code once everything begun is finished. */
  stop(): Promise<number | null>
  /** SIGKILL. */
  kill(): Promise<void>
  /** Starts again on the same port and data folder, after a stop if it still runs. */
  restart(changed?: Environment): Promise<void>
  /** Ends it and removes its data. */
  dispose(): Promise<void>
}

function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise(resolve => child.once('exit', code => resolve(code)))
}

async function untilHealthy(url: string, child: ChildProcess, log: () => string) {
  const ended = { is: false }
  void exited(child).then(() => ended.is = true)
  const deadline = Date.now() + 90_000
  while (!ended.is) {
    const health = await fetch(`${url}/api/health`).catch(() => undefined)
    if (health?.ok) return
    if (Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The server was not healthy within 90 s:\n${log()}`)
    }
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new ServerEnded(child.exitCode, log())
}

/**
 * Starts the built server as a process of its own, on a free port with an empty data folder, and waits until it is healthy.
 * Open registration and no rate limits, unless `env` says otherwise; nothing else of this machine's environment is passed on.
 */
export async function startServer(env: Environment = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'simplecrm-data-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot } = process.env
  let settings: Environment = {
    PATH, HOME, TMPDIR, TEMP, SystemRoot,
    NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir,
    REGISTRATION: 'open', RATE_LIMIT_KEY: '0', RATE_LIMIT_SESSION: '0', ...env,
  }
  let child: ChildProcess
  let log = ''

  async function start() {
    const started = spawn(process.execPath, [...serverFlags, entry], { env: settings as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
    started.stdout.on('data', chunk => log += chunk)
    started.stderr.on('data', chunk => log += chunk)
    child = started
    await untilHealthy(url, started, () => log)
  }
  async function end(signal: 'SIGTERM' | 'SIGKILL') {
    child.kill(signal)
    return exited(child)
  }
  const killWithTests = () => child?.kill('SIGKILL')
  async function dispose() {
    process.off('exit', killWithTests)
    await end('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }

  process.on('exit', killWithTests)
  try {
    await start()
  }
  catch (error) {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  }
  return {
    url,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? `file:${join(dataDir, 'crm.db')}`,
    log: () => log,
    process: () => child,
    stop: () => end('SIGTERM'),
    kill: async () => void await end('SIGKILL'),
    async restart(changed = {}) {
      await end('SIGTERM')
      settings = { ...settings, ...changed }
      await start()
    },
    dispose,
  }
}
