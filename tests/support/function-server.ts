import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { functionFile } from '../../scripts/build.mjs'
import { freePort } from './free-port'

export interface FunctionServer {
  url: string
  log(): string
  /** What the function has written to the folder it runs in. */
  written(): string[]
  dispose(): Promise<void>
}

const wakeEveryMs = 50

/**
 * The function that was built for Vercel, behind an address of its own. Its process sleeps between requests: only while
 * one is open, or something that the function asked its host to wait for, does it live.
 */
export async function startFunction(env: Record<string, string>): Promise<FunctionServer> {
  const folder = mkdtempSync(join(tmpdir(), 'simplecrm-function-'))
  const [port, innerPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const { PATH, HOME } = process.env
  const host = fileURLToPath(new URL('function-host.mjs', import.meta.url))
  const child = spawn(process.execPath, [host, functionFile, String(innerPort)], { cwd: folder, env: { PATH, HOME, NODE_ENV: 'production', APP_URL: url, ...env } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  const killWithTests = () => child.kill('SIGKILL')
  process.once('exit', killWithTests)
  let log = ''
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        log += chunk
        if (log.includes('listening')) resolve()
      })
    }
    child.once('exit', code => reject(new Error(`The function ended with ${code}:\n${log}`)))
  })

  // A request wakes the process, and keeps it awake until it is answered.
  const door = createServer((socket) => {
    const waking = setInterval(() => child.kill('SIGCONT'), wakeEveryMs)
    child.kill('SIGCONT')
    const inner = connect(innerPort, '127.0.0.1')
    const close = () => {
      clearInterval(waking)
      inner.destroy()
      socket.destroy()
    }
    socket.pipe(inner).pipe(socket)
    for (const end of [socket, inner]) end.on('error', close).on('close', close)
  })
  await new Promise<void>(resolve => door.listen(port, '127.0.0.1', resolve))

  return {
    url,
    log: () => log,
    written: () => readdirSync(folder),
    async dispose() {
      process.off('exit', killWithTests)
      door.close()
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
