import type { Config } from '#server/config'
import type { Database } from '#server/db/database'
import { setUpCode } from '#server/domain/accounts/registration'
import { registrationState } from '#server/domain/accounts/registration-state'
import { log, tellOperator } from '#server/log'
import { weaknessOfWall } from './organization-wall'

/** Tells the operator what they should know of the installation that has just been opened. */
export async function announceInstallation(db: Database, config: Config): Promise<void> {
  const weakness = await weaknessOfWall(db)
  if (weakness) log.warn(weakness)
  const { setUpCodeRequired } = await registrationState(db, config)
  if (setUpCodeRequired) tellOperator(`Set-up code for the first account: ${await setUpCode(db)}`)
}
