import { resolve } from 'node:path'
import { Command } from 'commander'
import { useConfig } from '#server/config'
import { prepareRestore } from '#server/domain/backups/restore-backup'
import { claimDatabase } from '#server/lifecycle/data-folder'
import { usePlaces } from '#server/storage/backups/places'
import { finishSwap } from '#server/storage/backups/swap'

export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup in the place of the data folder, keeping what was there')
    .argument('<file>', 'a file that "simplecrm backup" or the settings page made')
    .action(async (file: string) => {
      const places = usePlaces()
      const release = claimDatabase(useConfig())
      await finishSwap(places.dataDir)
      const ready = await prepareRestore(places, resolve(file))
      const kept = await ready.swapIn()
      release()
      console.info(`Restored the backup of ${ready.manifest.createdAt} to ${places.dataDir}. Everyone signs in again.`)
      console.info(`What was there before is in ${kept}, if there was anything.`)
    })
}
