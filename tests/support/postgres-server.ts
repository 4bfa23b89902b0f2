import { execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port'
import { ordinaryAccount } from './ordinary-account'
import { postgresPrograms } from './postgres-files'

export interface PostgresServer {
  url: string
  /** Ends it for good, with its data. */
  stop(): Promise<void>
  /** Ends it, or starts it again with the data that it had. */
  pause(): Promise<void>
  resume(): Promise<void>
}

// The data is thrown away at the end: nothing needs to reach the disk.
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'unix_socket_directories=', 'listen_addresses=127.0.0.1']

/** Starts the PostgreSQL server that comes with the dependencies, on a free port, with an empty temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'simplecrm-postgres-'))
  chmodSync(folder, 0o755)
  const account = ordinaryAccount()
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) chownSync(data, account.uid, account.gid)
  const programs = postgresPrograms(folder)
  const env = { ...process.env, LC_ALL: 'C' }
  await promisify(execFile)(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'], { ...account, env, cwd: folder })

  const port = await freePort()
  let server = await launch()
  const stopNow = () => server.kill('SIGQUIT')
  process.once('exit', stopNow)

  async function launch() {
    const started = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])], { ...account, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    await new Promise<void>((resolve, reject) => {
      let log = ''
      started.stderr.on('data', (chunk) => {
        log += chunk
        if (log.includes('ready to accept connections')) resolve()
      })
      started.once('exit', code => reject(new Error(`PostgreSQL ended with ${code}:\n${log}`)))
    })
    return started
  }

  async function pause() {
    const ended = new Promise(resolve => server.once('exit', resolve))
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    server.kill('SIGINT')
    await ended
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pause,
    resume: async () => void (server = await launch()),
    async stop() {
      process.off('exit', stopNow)
      await pause()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
