import { Command } from 'commander'
import { logToStderr } from '#server/log'
import { aiCacheCommand } from './ai-cache'
import { backupCommand } from './backup'
import { doctorCommand } from './doctor'
import { exportCommand } from './export'
import { importCommand } from './import'
import { fleetCommand } from './fleet'
import { healthCommand } from './health'
import { migrateCommand } from './migrate'
import { planCommand } from './plan'
import { restoreCommand } from './restore'
import { demoCommand, serveCommand, type LoadServer } from './serve'
import { userCommand } from './user'
import { versionCommand } from './version'

/** The commands of the executable. `--data DIR` is taken before or after any of them. */
export function createProgram(loadServer: LoadServer): Command {
  const program = new Command('simplecrm')
    .description('The CRM that tells you whom to follow up next.')
    .option('--data <dir>', 'the folder of the database, files and backups (DATA_DIR)')
    .hook('preAction', (_, command) => {
      const { data } = command.optsWithGlobals<{ data?: string }>()
      if (data) process.env.DATA_DIR = data
      if (!['serve', 'demo'].includes(command.name())) logToStderr()
    })
    .addHelpText('after', '\nSettings come from the environment; "simplecrm doctor" shows what is in force.')
  const commands = [
    serveCommand(loadServer), demoCommand(loadServer), migrateCommand(), backupCommand(), restoreCommand(),
    exportCommand(), importCommand(), userCommand(), planCommand(), aiCacheCommand(), doctorCommand(), healthCommand(), fleetCommand(), versionCommand(),
  ]
  for (const command of commands) program.addCommand(command)
  return program
}
