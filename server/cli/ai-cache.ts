import { createReadStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { scopedTo } from '#server/db/database'
import { readCacheFile, writeCacheFile } from '#server/domain/ai/move-cache'
import { OperatorError } from '#server/errors'
import { writeDurably } from '#server/storage/write-durably'
import { chooseOrganization } from './choose-organization'
import { withInstallation } from './with-installation'

interface Options { organization?: string, force?: boolean, replace?: boolean }

/** Carries kept answers from one installation to another, so that a demo replays there without a key. */
export function aiCacheCommand(): Command {
  const command = new Command('ai-cache').description('carry the kept answers of Claude to another installation')
  command.command('export').description('write an organization\'s kept answers to a file')
    .argument('<file>', 'where to write it, such as demo.ndjson')
    .option('--organization <name>', 'its name or id, where there are several')
    .option('--force', 'replace the file if it exists')
    .action(writeFile)
  command.command('import').description('take over kept answers from such a file')
    .argument('<file>', 'a file that "simplecrm ai-cache export" made')
    .option('--organization <name>', 'its name or id, where there are several')
    .option('--replace', 'also where there is an answer to the same request already')
    .action(readFile)
  return command
}

async function writeFile(name: string, { organization, force }: Options): Promise<void> {
  const file = resolve(name)
  if (existsSync(file) && !force) throw new OperatorError(`${file} exists already. Choose another name, or add --force to replace it.`)
  try {
    await withInstallation(async (db) => {
      const chosen = await chooseOrganization(db, organization)
      await writeDurably(`${file}.part`, writeCacheFile(scopedTo(db, chosen.id)))
      await rename(`${file}.part`, file)
      console.info(`Exported the kept answers of "${chosen.name}" to ${file}.`)
    })
  }
  finally {
    await rm(`${file}.part`, { force: true })
  }
}

async function readFile(name: string, { organization, replace }: Options): Promise<void> {
  const file = resolve(name)
  if (!existsSync(file)) throw new OperatorError(`There is no file ${file}.`)
  await withInstallation(async (db) => {
    const chosen = await chooseOrganization(db, organization)
    const { added, present, refused } = await readCacheFile(scopedTo(db, chosen.id), createInterface({ input: createReadStream(file) }), { overwrite: replace })
    console.info(`"${chosen.name}" has ${added} more kept answers; ${present} were there already, ${refused} were refused.`)
  })
}
