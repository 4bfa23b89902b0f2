import { execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port'
import { ordinaryAccount } from './ordinary-account'
import { postgresPrograms } from './postgres-files'

export interface PostgresServer { url: string, stop(): Promise<void> }

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
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])], { ...account, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const stopNow = () => server.kill('SIGQUIT')
  process.once('exit', stopNow)

  await new Promise<void>((resolve, reject) => {
    let log = ''
    server.stderr.on('data', (chunk) => {
      log += chunk
      if (log.includes('ready to accept connections')) resolve()
    })
    server.once('exit', code => reject(new Error(`PostgreSQL ended with ${code}:\n${log}`)))
  })

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', stopNow)
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
