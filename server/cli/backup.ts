import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { useConfig } from '#server/config'
import { openDatabase } from '#server/db/database'
import { createBackup } from '#server/domain/backups/create-backup'
import { OperatorError } from '#server/errors'
import { usePlaces } from '#server/storage/backups/places'
import { finishSwap } from '#server/storage/backups/swap'

export function backupCommand(): Command {
  return new Command('backup')
    .description('back everything up to one file, also while the server runs')
    .argument('<file>', 'where to write it, such as crm.tar.gz')
    .option('--without-secret', 'leave the installation\'s secret out')
    .option('--force', 'replace the file if it exists')
    .action(async (name: string, { withoutSecret, force }: { withoutSecret?: boolean, force?: boolean }) => {
      const file = resolve(name)
      if (existsSync(file) && !force) throw new OperatorError(`${file} exists already. Choose another name, or add --force to replace it.`)
      const places = usePlaces()
      const { dataDir, database, storage } = places
      await finishSwap(dataDir)
      if (database && !existsSync(database)) throw new OperatorError(`There is no database at ${database}. Name the data folder with --data.`)
      const db = openDatabase(useConfig().databaseUrl)
      try {
        await createBackup(db, places, file, { withSecret: !withoutSecret })
      }
      finally {
        await db.destroy()
      }
      console.info(`Backed up to ${file}.`)
      if (withoutSecret) console.info(`It does not hold the installation's secret: keep ${resolve(dataDir, 'secret')} in a safe place of its own.`)
      if (storage !== 'folder') console.info(`Uploaded files are kept elsewhere (STORAGE is ${storage}) and are not in it: back that storage up as well.`)
    })
}
