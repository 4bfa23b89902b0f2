import { randomBytes } from 'node:crypto'
import { scopedTo, type Database } from '#server/db/database'
import { register } from '../accounts/registration'
import { hasAccounts, isOwnMachine } from '../accounts/registration-state'
import { findActor } from '../accounts/sessions'
import { addSampleData } from './add-sample-data'

const email = 'ana@studio-north.example'
/** Known to everyone, so it only serves where nobody else can reach the server. */
const localPassword = 'studio north demo'

/** Makes the demo account with its sample data if there is no account yet; answers what the person has to know. */
export async function ensureDemoAccount(db: Database, { host }: { host: string }): Promise<string> {
  if (await hasAccounts(db)) return `The demo is set up already: sign in as ${email}.`
  const password = isOwnMachine(host) ? localPassword : randomBytes(12).toString('base64url')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const token = await register(db, { registration: 'open', host: '127.0.0.1' },
    { organization: 'Studio North', name: 'Ana Lindqvist', email, password, timeZone }, { address: '127.0.0.1', userAgent: null })
  const actor = (await findActor(db, token))!
  await addSampleData(scopedTo(db, actor.organizationId), actor)
  return `The demo is ready. Sign in as ${email} with the password: ${password}`
}
