import type { Database } from '#server/db/database'
import { countUsers } from './accounts.repository'

/** Who may register, and where the server listens. */
export interface RegistrationRules { registration: 'open' | 'invite' | undefined, host: string }

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Whether only programs of this machine can reach a server that listens there. */
export function isOwnMachine(host: string): boolean {
  return loopback.has(host)
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return await countUsers(db) > 0
}

/** Whether others may register, and whether the first one has to show the set-up code. */
export async function registrationState(db: Database, rules: RegistrationRules): Promise<{ open: boolean, setUpCodeRequired: boolean }> {
  const isFirst = await countUsers(db) === 0
  const open = rules.registration ? rules.registration === 'open' || isFirst : isFirst
  return { open, setUpCodeRequired: isFirst && !isOwnMachine(rules.host) }
}
