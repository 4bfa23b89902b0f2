import { Command } from 'commander'
import { withInstallation } from './with-installation'

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to date, without serving')
    .action(async () => {
      await withInstallation(async () => {})
      console.info('The database is up to date.')
    })
}
