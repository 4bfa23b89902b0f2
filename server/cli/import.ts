import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { useConfig } from '#server/config'
import { importOrganization } from '#server/domain/transfer/import-organization'
import { OperatorError } from '#server/errors'
import { openInstallation } from '#server/lifecycle/installation'

export function importCommand(): Command {
  return new Command('import')
    .description('take over an organization that another installation exported')
    .argument('<file>', 'a file that "simplecrm export" made')
    .action(async (name: string) => {
      const file = resolve(name)
      if (!existsSync(file)) throw new OperatorError(`There is no file ${file}.`)
      const db = await openInstallation(useConfig())
      try {
        const { organization, records, known } = await importOrganization(db, file)
        console.info(`Imported "${organization.name}" with ${records.toLocaleString('en')} records.`)
        if (known.length) console.info(`These have an account here already, which is now in both: ${known.join(', ')}.`)
      }
      finally {
        await db.destroy()
      }
    })
}
