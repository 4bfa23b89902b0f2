import { roles, type Role } from '#shared/members/permissions'
import { openDatabase, type Database } from '#server/db/database'
import { registerAccount, type SignedIn } from './accounts'
import type { TestServer } from './server'

export type Team = Record<Role | 'outsider', SignedIn>

const names: Record<Role | 'outsider', string> = { admin: 'Ana Torres', manager: 'Mina Rahimi', rep: 'Rui Costa', readonly: 'Lea Brandt', outsider: 'Sam Reed' }

/** The database of a running server, opened beside it. */
export async function withDatabaseOf<Result>(server: TestServer, work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = openDatabase(server.databaseUrl)
  return work(db).finally(() => db.destroy())
}

/** One organization with a member of each role, all signed in, and someone of another organization. */
export async function createTeam(server: TestServer): Promise<Team> {
  const accounts = await Promise.all([...roles, 'outsider' as const].map(async role =>
    [role, await registerAccount(server, { name: names[role], organization: role === 'admin' ? 'Studio North' : `${names[role]} Studio` })] as const))
  const team = Object.fromEntries(accounts) as Team
  const organizationId = team.admin.session.organization.id
  // Until members can be invited, they move in by hand.
  await withDatabaseOf(server, async (db) => {
    for (const role of roles.filter(role => role !== 'admin')) {
      const userId = team[role].session.user.id
      await db.updateTable('memberships').set({ organizationId, role }).where('userId', '=', userId).execute()
      await db.updateTable('sessions').set({ organizationId }).where('userId', '=', userId).execute()
    }
  })
  return team
}
