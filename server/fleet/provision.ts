import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { OperatorError } from '#server/errors'
import { readSecret } from '#server/secret'
import { install, runCommand, versionOf } from './executable'
import { addToFleet, isLocal, readFleet, type LocalInstallation } from './fleet-file'
import { freePort } from './free-port'
import { environmentOf, filesOf } from './local-files'

export interface Provision {
  name: string
  /** Of the first admin. */
  email: string
  executable: string
  organization?: string
  folder?: string
  port?: number
  service?: string
  /** Where people will reach it; https means through a proxy. */
  url?: string
}

/**
 * Makes an installation: folder, port, settings, secret, database and first admin, and adds it to the fleet. Answers what
 * the admin's account was answered with, password included. Throws OperatorError, with nothing left behind, if it cannot.
 */
export async function provision(file: string, wanted: Provision): Promise<{ installation: LocalInstallation, account: string }> {
  const others = existsSync(file) ? readFleet(file) : []
  if (others.some(({ name }) => name === wanted.name)) throw new OperatorError(`${file} lists "${wanted.name}" already. Choose another name.`)
  if (!/^[a-z\d][a-z\d-]{0,39}$/.test(wanted.name)) throw new OperatorError(`"${wanted.name}" cannot be a name: small letters, digits and hyphens can, such as harbour-finch.`)
  const folder = resolve(wanted.folder ?? resolve(dirname(file), wanted.name))
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new OperatorError(`${folder} is not empty. Name another folder with --folder.`)
  const neighbours = others.filter(isLocal)
  const holder = neighbours.find(({ port }) => port === wanted.port)
  if (holder) throw new OperatorError(`${holder.name} has that port already. Choose another, or leave --port out.`)
  const port = wanted.port ?? await freePort(neighbours.map(other => other.port))
  const installation = { name: wanted.name, folder, port, ...(wanted.service ? { service: wanted.service } : {}) }
  await versionOf(wanted.executable)
  try {
    writeFiles(installation, wanted)
    await runCommand(installation, ['migrate'])
    const account = await runCommand(installation, ['user', 'create', wanted.email, '--organization', wanted.organization ?? wanted.name])
    addToFleet(file, installation)
    return { installation, account }
  }
  catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function writeFiles(installation: LocalInstallation, { executable, url }: Provision): void {
  const files = filesOf(installation)
  mkdirSync(installation.folder, { recursive: true })
  chmodSync(installation.folder, 0o700)
  install(executable, files.executable)
  const behindProxy = url?.startsWith('https://') ? { TRUST_PROXY: '1' } : {}
  const settings = { PORT: String(installation.port), HOST: '127.0.0.1', DATA_DIR: files.data, ...(url ? { APP_URL: url } : {}), ...behindProxy }
  writeFileSync(files.settings, Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 })
  readSecret({ secret: undefined, dataDir: environmentOf(installation).DATA_DIR! })
}
