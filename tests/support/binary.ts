import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { executable } from '../../scripts/build-binary.mjs'
import { freePort } from './free-port'
import { ordinaryAccount } from './ordinary-account'

interface RunOptions {
  /** The whole environment: nothing of this machine's is passed on. */
  env?: Record<string, string>
  /** What is typed. */
  input?: string
  /** How large a file it may write, in blocks of 512 bytes: writing beyond fails, as on a full disk. */
  fileBlocks?: number
}

export interface Finished { code: number | null, stdout: string, stderr: string }

export interface BinaryServer {
  url: string
  process: ChildProcess
  log(): string
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>
}

/** A folder that an ordinary account owns and that holds the executable alone, as on a machine without Node. */
export function installExecutable() {
  const account = ordinaryAccount()
  const folder = mkdtempSync(join(tmpdir(), 'simplecrm-binary-'))
  const file = join(folder, basename(executable))
  copyFileSync(executable, file)
  chmodSync(file, 0o755)
  give(folder)
  const servers = new Set<ChildProcess>()
  const killWithTests = () => servers.forEach(server => server.kill('SIGKILL'))
  process.on('exit', killWithTests)

  /** Lets the ordinary account have a file or folder that the test made. */
  function give(path: string): void {
    if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
  }

  /** From another folder than its own. */
  function start(args: string[], { env = {}, input = '', fileBlocks }: RunOptions) {
    const limited = ['-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`, file, ...args]
    const child = spawn(fileBlocks ? '/bin/sh' : file, fileBlocks ? limited : args, { ...account, env, cwd: tmpdir(), stdio: 'pipe' })
    const finished: Finished = { code: null, stdout: '', stderr: '' }
    child.stdout.on('data', chunk => finished.stdout += chunk)
    child.stderr.on('data', chunk => finished.stderr += chunk)
    child.stdin.on('error', () => {}).end(input)
    const ended = new Promise<Finished>((resolve, reject) => child.once('error', reject).once('close', code => resolve(Object.assign(finished, { code }))))
    return { child, finished, ended }
  }

  /** Runs a command to its end. */
  const run = (args: string[], options: RunOptions = {}): Promise<Finished> => start(args, options).ended

  /** Serves on a free port; answers once it says that it is ready. */
  async function serve(args: string[] = [], options: RunOptions = {}): Promise<BinaryServer> {
    const port = await freePort()
    const { child, finished, ended } = start([...args, '--port', String(port)], options)
    servers.add(child)
    void ended.then(() => servers.delete(child))
    const ready = new Promise<void>(resolve => child.stdout.on('data', () => finished.stdout.includes('is ready') && resolve()))
    await Promise.race([ready, ended.then(({ code, stderr }) => {
      throw new Error(`The executable ended with ${code} before it served:\n${stderr}`)
    })])
    const stop = () => {
      child.kill('SIGTERM')
      return ended.then(({ code }) => code)
    }
    return { url: `http://127.0.0.1:${port}`, process: child, log: () => finished.stdout + finished.stderr, stop }
  }

  async function remove(): Promise<void> {
    killWithTests()
    process.off('exit', killWithTests)
    rmSync(folder, { recursive: true, force: true })
  }

  return { folder, file, give, run, serve, remove }
}
