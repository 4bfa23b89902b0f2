import { Command } from 'commander'
import { useConfig } from '#server/config'
import { openInstallation } from '#server/lifecycle/installation'

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to date, without serving')
    .action(async () => {
      const db = await openInstallation(useConfig())
      await db.destroy()
      console.info('The database is up to date.')
    })
}
