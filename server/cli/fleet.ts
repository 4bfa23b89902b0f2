import { resolve } from 'node:path'
import { Command } from 'commander'
import { OperatorError } from '#server/errors'
import { isExecutable } from '#server/executable'
import { backUp } from '#server/fleet/backup'
import { forEachOf, type Outcome } from '#server/fleet/each'
import { isLocal, readFleet, type Installation, type LocalInstallation } from '#server/fleet/fleet-file'
import { provision, type Provision } from '#server/fleet/provision'
import { serviceOf } from '#server/fleet/service'
import { statusOf } from '#server/fleet/status'
import { systemdUnit } from '#server/fleet/systemd-service'
import { update } from '#server/fleet/update'
import { statusTable } from './fleet-table'

interface FleetFile { file: string }

export function fleetCommand(): Command {
  const fleet = new Command('fleet').description('look after many installations, listed in fleet.json')
  for (const command of [provisionCommand(), startCommand(), stopCommand(), updateCommand(), statusCommand(), backupCommand()]) {
    fleet.addCommand(command.option('--file <file>', 'the list of installations', 'fleet.json'))
  }
  return fleet
}

function provisionCommand(): Command {
  return new Command('provision')
    .description('make an installation: folder, port, secret, first admin')
    .argument('<name>', 'small letters, digits and hyphens')
    .requiredOption('--email <email>', 'of the first admin')
    .option('--organization <name>', 'what the client is called (default: the name)')
    .option('--folder <folder>', 'where it lives (default: a folder of its name beside the list)')
    .option('--port <number>', 'where it listens (default: the first free one from 3001)', Number)
    .option('--url <address>', 'where people will reach it, such as https://crm.client.example')
    .option('--service <name>', 'the systemd service that will run it (default: a process that fleet starts itself)')
    .option('--executable <file>', 'the executable it gets (default: this one)', isExecutable ? process.execPath : undefined)
    .action(async (name: string, { file, executable, ...options }: FleetFile & Omit<Provision, 'name' | 'executable'> & { executable?: string }) => {
      if (!executable) throw new OperatorError('Name the executable that the installation gets with --executable.')
      const { installation, account } = await provision(resolve(file), { name, executable: resolve(executable), ...options })
      console.info(account.trim())
      console.info(`\n${name} is in ${installation.folder}, for port ${installation.port}. Start it with "simplecrm fleet start ${name}", or with systemd by this unit:\n`)
      console.info(systemdUnit(installation))
    })
}

function startCommand(): Command {
  return withNames('start', 'start the installations that do not run').action(forLocal(async (installation) => {
    await serviceOf(installation).start()
    return `serves port ${installation.port}`
  }))
}

function stopCommand(): Command {
  return withNames('stop', 'stop the installations, once they have finished what they began').action(forLocal(async (installation) => {
    await serviceOf(installation).stop()
    return 'stopped'
  }))
}

function updateCommand(): Command {
  return withNames('update', 'give the installations a new executable: backup, migrate, start, healthy or rolled back')
    .requiredOption('--executable <file>', 'the new executable')
    .option('--healthy-within <seconds>', 'how long the new one may take to serve', Number, 60)
    .action(forLocal<{ executable: string, healthyWithin: number }>((installation, { executable, healthyWithin }) => update(installation, resolve(executable), healthyWithin)))
}

function backupCommand(): Command {
  return withNames('backup', 'back the installations up, each to its folder "backups"')
    .action(forLocal(async installation => `backed up to ${await backUp(installation)}`))
}

function statusCommand(): Command {
  return withNames('status', 'say how the installations are: health, version, last backup, size')
    .option('--json', 'for programs')
    .action(async (names: string[], { file, json }: FleetFile & { json?: boolean }) => {
      const statuses = await Promise.all(chosen(file, names).map(statusOf))
      console.info(json ? JSON.stringify({ installations: statuses }, null, 2) : statusTable(statuses))
      if (statuses.some(({ isHealthy }) => !isHealthy)) process.exitCode = 1
    })
}

function withNames(name: string, description: string): Command {
  return new Command(name).description(description).argument('[names...]', 'which of them (default: all)')
}

/** An action for each installation of this machine; the exit code says whether all of them could do it. */
function forLocal<Options = object>(action: (installation: LocalInstallation, options: Options) => Promise<string>) {
  return async (names: string[], options: FleetFile & Options) => {
    const areAllDone = await forEachOf(chosen(options.file, names).filter(isLocal), installation => action(installation, options), tell)
    if (!areAllDone) process.exitCode = 1
  }
}

function chosen(file: string, names: string[]): Installation[] {
  const installations = readFleet(resolve(file))
  const unknown = names.find(name => !installations.some(installation => installation.name === name))
  if (unknown) throw new OperatorError(`${file} does not list "${unknown}". It lists: ${installations.map(({ name }) => name).join(', ') || 'nothing'}.`)
  return names.length > 0 ? installations.filter(({ name }) => names.includes(name)) : installations
}

function tell({ name, isDone, said }: Outcome): void {
  const line = `${name}: ${said}`
  if (isDone) console.info(line)
  else console.error(line)
}
