import type { Insertable } from 'kysely'
import type { Database } from '#server/db/database'
import type { ProposalLogosTable } from '#server/db/proposal-tables'

export async function insertLogo(db: Database, row: Insertable<ProposalLogosTable>): Promise<void> {
  await db.insertInto('proposalLogos').values(row).execute()
}

export async function findLogo(db: Database, id: string): Promise<{ type: string, content: string } | undefined> {
  return await db.selectFrom('proposalLogos').select(['type', 'content']).where('id', '=', id).executeTakeFirst()
}
