import { Command } from 'commander'
import { logToStderr } from '#server/log'
import { backupCommand } from './backup'
import { migrateCommand } from './migrate'
import { restoreCommand } from './restore'
import { serveCommand, type LoadServer } from './serve'
import { versionCommand } from './version'

/** The commands of the executable. `--data DIR` is taken before or after any of them. */
export function createProgram(loadServer: LoadServer): Command {
  const program = new Command('simplecrm')
    .description('The CRM that tells you whom to follow up next.')
    .option('--data <dir>', 'the folder of the database, files and backups (DATA_DIR)')
    .hook('preAction', (_, command) => {
      const { data } = command.optsWithGlobals<{ data?: string }>()
      if (data) process.env.DATA_DIR = data
      if (command.name() !== 'serve') logToStderr()
    })
    .addHelpText('after', '\nSettings come from the environment; "simplecrm doctor" shows what is in force.')
  for (const command of [serveCommand(loadServer), migrateCommand(), backupCommand(), restoreCommand(), versionCommand()]) program.addCommand(command)
  return program
}
