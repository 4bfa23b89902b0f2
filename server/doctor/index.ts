import type { Config } from '#server/config'
import { examineAi } from './ai'
import { examineDatabase } from './database'
import type { Finding } from './finding'
import { examineMachine } from './machine'
import { examineMail } from './mail'
import { examineStorage } from './storage'

export type { Finding }

/** Looks at everything that an installation needs. Changes nothing. */
export async function examine(config: Config): Promise<Finding[]> {
  return [...examineMachine(), ...examineStorage(config), ...await examineDatabase(config), ...await examineMail(config), ...examineAi(config)]
}
