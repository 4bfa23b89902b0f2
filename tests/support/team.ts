import type { Session } from '#shared/accounts/schema'
import type { Role } from '#shared/members/permissions'
import { openDatabase, type Database } from '#server/db/database'
import { password, registerAccount, type SignedIn } from './accounts'
import { createClient } from './client'
import type { TestServer } from './server'

export type Team = Record<Role | 'outsider', SignedIn>

const names: Record<Role | 'outsider', string> = { admin: 'Ana Torres', manager: 'Mina Rahimi', rep: 'Rui Costa', readonly: 'Lea Brandt', outsider: 'Sam Reed' }

/** The database of a running server, opened beside it. */
export async function withDatabaseOf<Result>(server: TestServer, work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = openDatabase(server.databaseUrl)
  return work(db).finally(() => db.destroy())
}

/** A member who came by an invitation of the admin. */
export async function inviteMember(server: Pick<TestServer, 'url'>, admin: SignedIn, role: Role, name: string): Promise<SignedIn> {
  const { body: { link } } = await admin.client.post<{ link: string }>('/api/invites', { role })
  const client = createClient(server.url)
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@${admin.session.organization.id}.example`
  const { status, body } = await client.post<Session>('/api/invites/accept', { token: new URL(link).searchParams.get('token'), account: { name, email, password, timeZone: 'Europe/Berlin' } })
  if (status !== 201) throw new Error(`${name} could not accept the invitation: ${status} ${JSON.stringify(body)}`)
  return { client, session: body, email }
}

/** One organization with a member of each role, all signed in, and someone of another organization. */
export async function createTeam(server: TestServer): Promise<Team> {
  const [admin, outsider] = [await registerAccount(server, { name: names.admin }), await registerAccount(server, { name: names.outsider, organization: 'Reed Studio' })]
  const [manager, rep, readonly] = await Promise.all((['manager', 'rep', 'readonly'] as const).map(role => inviteMember(server, admin, role, names[role])))
  return { admin, manager: manager!, rep: rep!, readonly: readonly!, outsider }
}
