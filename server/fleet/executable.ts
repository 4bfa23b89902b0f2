import { execFile } from 'node:child_process'
import { constants, copyFileSync, chmodSync, linkSync, renameSync, rmSync } from 'node:fs'
import { OperatorError } from '#server/errors'
import type { LocalInstallation } from './fleet-file'
import { environmentOf, filesOf } from './local-files'

const longestMs = 30 * 60_000

/** Runs a command of the installation's executable and answers its output. Throws OperatorError with what it said. */
export function runCommand(installation: LocalInstallation, args: string[]): Promise<string> {
  return run(filesOf(installation).executable, args, environmentOf(installation), installation.folder)
}

/** The version of an executable, as it says itself. Throws OperatorError if it does not run. */
export async function versionOf(executable: string): Promise<string> {
  const said = await run(executable, ['version'], { PATH: process.env.PATH, HOME: process.env.HOME })
  return /^SimpleCRM (\S+?),?(\s|$)/.exec(said)?.[1] ?? said.trim()
}

function run(executable: string, args: string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(executable, args, { env, cwd, timeout: longestMs, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout)
      const reason = stderr.trim().split('\n').at(-1) || error.message
      reject(new OperatorError(`"${args[0]}" failed: ${reason}`))
    })
    // A command that would ask a person, such as for a password, hears that nobody is there.
    child.stdin?.end()
  })
}

/** Puts a copy of `file` in the place of the executable, at once, and keeps the one before. */
export function swapExecutable(installation: LocalInstallation, file: string): void {
  const { executable, previous } = filesOf(installation)
  install(file, `${executable}.next`)
  rmSync(previous, { force: true })
  linkSync(executable, previous)
  renameSync(`${executable}.next`, executable)
}

/** Puts back the executable from before the last swap. */
export function swapBack(installation: LocalInstallation): void {
  const { executable, previous } = filesOf(installation)
  rmSync(`${executable}.next`, { force: true })
  linkSync(previous, `${executable}.next`)
  renameSync(`${executable}.next`, executable)
}

/** A copy that may be run by its owner, and read by all. */
export function install(file: string, target: string): void {
  rmSync(target, { force: true })
  copyFileSync(file, target, constants.COPYFILE_FICLONE)
  chmodSync(target, 0o755)
}
