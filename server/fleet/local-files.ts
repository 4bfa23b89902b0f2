import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { LocalInstallation } from './fleet-file'

/** What lies where in the folder of an installation. */
export function filesOf({ folder }: Pick<LocalInstallation, 'folder'>) {
  return {
    executable: join(folder, 'simplecrm'),
    previous: join(folder, 'simplecrm.previous'),
    settings: join(folder, 'settings.env'),
    data: join(folder, 'data'),
    backups: join(folder, 'backups'),
    process: join(folder, 'process.json'),
    log: join(folder, 'simplecrm.log'),
  }
}

/** The environment of an installation: its own settings, and of this process only where programs and homes are. */
export function environmentOf(installation: LocalInstallation): NodeJS.ProcessEnv {
  const { settings, data } = filesOf(installation)
  const { PATH, HOME, TMPDIR, TZ } = process.env
  return {
    PATH, HOME, TMPDIR, TZ,
    ...(existsSync(settings) ? parseEnv(readFileSync(settings, 'utf8')) : {}),
    PORT: String(installation.port), DATA_DIR: data, NODE_ENV: 'production',
  }
}
