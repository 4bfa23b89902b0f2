import { existsSync } from 'node:fs'
import type { Config } from '#server/config'
import { openDatabase, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { sqliteFile } from '#server/db/dialect/sqlite-file'
import { pendingMigrations, unknownMigrations } from '#server/db/migrate'
import { describeChainBreaks } from '#server/lifecycle/chain-breaks'
import { weaknessOfWall } from '#server/lifecycle/organization-wall'
import { countOpenJobs } from '#server/queue/queue'
import { broken, note, ok, type Finding } from './finding'

const restore = 'Restore a backup: simplecrm restore FILE.'

/** The database, opened without making or migrating anything. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  const file = sqliteFile(config.databaseUrl)
  if (file && !existsSync(file)) return [broken('database', `There is no database at ${file}.`, 'Name the right data folder with --data DIR; "simplecrm serve" makes a new one.')]
  const db = openDatabase(config.databaseUrl, { pool: 2, listenUrl: 'off' })
  try {
    const { name, version } = await engineOf(db).identify(db)
    return [ok('database', `${name} ${version} answers.`), ...await integrity(db), ...await migrations(db)]
  }
  catch (error) {
    return [broken('database', engineOf(db).explain(error, config.databaseUrl) ?? (error instanceof Error ? error.message : String(error)), file ? restore : 'Mend DATABASE_URL or the database server.')]
  }
  finally {
    await db.destroy()
  }
}

async function integrity(db: Database): Promise<Finding[]> {
  const damage = [...await engineOf(db).listDamage(db), ...await engineOf(db).listLooseRows(db)]
  return damage.length ? damage.slice(0, 5).map(says => broken('integrity', says, restore)) : [ok('integrity', 'No damage was found.')]
}

async function migrations(db: Database): Promise<Finding[]> {
  const newer = await unknownMigrations(db)
  if (newer.length) return [broken('migrations', `A newer version has changed the database (${newer.join(', ')}).`, 'Use that version, or restore a backup from before it.')]
  const pending = await pendingMigrations(db)
  if (pending.length) return [broken('migrations', `The database is of an older version (${pending.join(', ')} to come).`, 'Stop the server, then: simplecrm migrate')]
  return [ok('migrations', 'The database is up to date.'), ...await contents(db)]
}

async function contents(db: Database): Promise<Finding[]> {
  const weakness = await weaknessOfWall(db)
  const parked = (await countOpenJobs(db)).filter(({ state }) => state === 'parked')
  const breaks = await describeChainBreaks(db)
  return [
    ...weakness ? [note('roles', weakness, 'docs/deploy/postgresql.md says how.')] : [],
    ...parked.map(({ type, count }) => note('jobs', `${count} jobs of the kind "${type}" were given up.`, 'The log says why they failed; mend that, and start what they did again.')),
    ...breaks.slice(0, 20).map(says => broken('events', says, `${restore} docs/history.md says more.`)),
    ...breaks.length ? [] : [ok('events', 'The chain of events is whole.')],
  ]
}
