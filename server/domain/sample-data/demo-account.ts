import { randomBytes } from 'node:crypto'
import { scopedTo, type Database } from '#server/db/database'
import { register } from '../accounts/registration'
import { hasAccounts, isOwnMachine } from '../accounts/registration-state'
import { findActor } from '../accounts/sessions'
import type { Actor } from '../actor'
import { listPipelines } from '../pipelines/pipelines'
import { updateStage } from '../pipelines/stages'
import { addSampleData } from './add-sample-data'

const email = 'ana@studio-north.example'
/** Known to everyone, so it only serves where nobody else can reach the server. */
const localPassword = 'studio north demo'

/** How long a deal of the demo may stay in a stage: some are there for longer, and so are marked. */
const allowedDays: Record<string, number> = { Lead: 30, Qualified: 21, Proposal: 21 }

async function limitStages(db: Database, actor: Actor): Promise<void> {
  for (const { id, name } of (await listPipelines(db)).flatMap(({ stages }) => stages)) {
    if (allowedDays[name]) await updateStage(db, actor, id, { rottingDays: allowedDays[name] })
  }
}

/** Makes the demo account with its sample data if there is no account yet; answers what the person has to know. */
export async function ensureDemoAccount(db: Database, { host }: { host: string }): Promise<string> {
  if (await hasAccounts(db)) return `The demo is set up already: sign in as ${email}.`
  const password = isOwnMachine(host) ? localPassword : randomBytes(12).toString('base64url')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const token = await register(db, { registration: 'open', host: '127.0.0.1' },
    { organization: 'Studio North', name: 'Ana Lindqvist', email, password, timeZone }, { address: '127.0.0.1', userAgent: null })
  const actor = (await findActor(db, token))!
  const own = scopedTo(db, actor.organizationId)
  await addSampleData(own, actor)
  await limitStages(own, actor)
  return `The demo is ready. Sign in as ${email} with the password: ${password}`
}
