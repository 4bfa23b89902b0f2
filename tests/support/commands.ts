import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { serverFlags } from '../../scripts/runtime.mjs'

const entry = fileURLToPath(new URL('../../.output/server/index.mjs', import.meta.url))

export interface Ended { code: number | null, stdout: string, stderr: string }

/** Runs a command of the built server to its end, or kills it with SIGKILL after a while. */
export async function runCommand(args: string[], { env = {}, killAfterMs }: { env?: Record<string, string>, killAfterMs?: number } = {}): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [...serverFlags, entry, ...args], { env: { PATH, HOME, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended: Ended = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', chunk => ended.stdout += chunk)
  child.stderr.on('data', chunk => ended.stderr += chunk)
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  return await new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => {
    clearTimeout(timer)
    resolve(Object.assign(ended, { code }))
  }))
}
