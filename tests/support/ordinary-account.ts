import { execFileSync } from 'node:child_process'

/** Who runs what must not run as root: another account of this machine when the tests run as root, else this one. */
export function ordinaryAccount(): { uid?: number, gid?: number } {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    }
    catch {
      continue
    }
  }
  throw new Error('Some programs under test do not run as root, and this machine has neither an account postgres nor nobody: run the tests as another user.')
}
