import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { useConfig } from '#server/config'
import { exportOrganization } from '#server/domain/transfer/export-organization'
import { OperatorError } from '#server/errors'
import { openInstallation } from '#server/lifecycle/installation'
import { writeDurably } from '#server/storage/write-durably'
import { chooseOrganization } from './choose-organization'

interface Options { organization?: string, withPasswords?: boolean, force?: boolean }

export function exportCommand(): Command {
  return new Command('export')
    .description('write a whole organization to a file that another installation can import')
    .argument('<file>', 'where to write it, such as studio.ndjson')
    .option('--organization <name>', 'its name or id, where there are several')
    .option('--with-passwords', 'with the hashes of the passwords, so that people sign in there as here')
    .option('--force', 'replace the file if it exists')
    .action(async (name: string, { organization, withPasswords, force }: Options) => {
      const file = resolve(name)
      if (existsSync(file) && !force) throw new OperatorError(`${file} exists already. Choose another name, or add --force to replace it.`)
      const db = await openInstallation(useConfig())
      try {
        const { id, name } = await chooseOrganization(db, organization)
        await writeDurably(`${file}.part`, await exportOrganization(db, id, { userId: null, withPasswords }))
        await rename(`${file}.part`, file)
        console.info(`Exported "${name}" to ${file}.`)
      }
      finally {
        await rm(`${file}.part`, { force: true })
        await db.destroy()
      }
    })
}
