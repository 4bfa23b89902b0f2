import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from '#server/errors'

/** On this machine: a folder of its own, and the port it serves. */
export interface LocalInstallation { name: string, folder: string, port: number, service?: string }

/** On another machine: only its health can be asked. */
export interface RemoteInstallation { name: string, address: string }

export type Installation = LocalInstallation | RemoteInstallation

const entrySchema = z.strictObject({
  name: z.string().regex(/^[a-z\d][a-z\d-]{0,39}$/, 'takes small letters, digits and hyphens'),
  folder: z.string().min(1).optional(),
  address: z.url({ protocol: /^https?$/, error: 'takes an address like https://crm.example.com' }).optional(),
  port: z.number().int().min(1).max(65535).optional(),
  service: z.string().regex(/^[\w@.-]+$/, 'takes the name of a systemd service').optional(),
}).refine(({ folder, address, port }) => address === undefined ? folder !== undefined && port !== undefined : folder === undefined && port === undefined,
  'needs either a folder and a port, or an address')

const fleetSchema = z.strictObject({
  installations: z.array(entrySchema)
    .refine(entries => new Set(entries.map(({ name }) => name)).size === entries.length, 'holds a name twice')
    .refine(entries => new Set(entries.flatMap(({ port }) => port ?? [])).size === entries.filter(({ port }) => port).length, 'holds a port twice'),
})

export function isLocal(installation: Installation): installation is LocalInstallation {
  return 'folder' in installation
}

/** The installations that the file lists. Throws OperatorError that names what is wrong with it. */
export function readFleet(file: string): Installation[] {
  if (!existsSync(file)) throw new OperatorError(`There is no ${file}. Make one with "simplecrm fleet provision NAME", or name another with --file.`)
  const parsed = fleetSchema.safeParse(parseJson(file))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new OperatorError(`${file} cannot be used: ${issue!.path.join('.') || 'it'} ${issue!.message}.`)
  }
  return parsed.data.installations.map(({ name, folder, address, port, service }) => address === undefined
    ? { name, folder: resolve(dirname(file), folder!), port: port!, ...(service ? { service } : {}) }
    : { name, address })
}

/** Adds one to the list, which is whole at any moment. */
export function addToFleet(file: string, added: LocalInstallation): void {
  const installations = existsSync(file) ? readFleet(file) : []
  const part = `${file}.part`
  writeFileSync(part, `${JSON.stringify({ installations: [...installations, added] }, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(part, file)
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  }
  catch (error) {
    throw new OperatorError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
