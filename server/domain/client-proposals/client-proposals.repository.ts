import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ProposalCommentsTable, ProposalDecisionsTable, ProposalLinksTable } from '#server/db/client-proposal-tables'
import type { Database } from '#server/db/database'

type Row<Table> = Omit<Selectable<Table>, 'organizationId'>
export type LinkRow = Row<ProposalLinksTable>
export type CommentRow = Row<ProposalCommentsTable>
export type DecisionRow = Row<ProposalDecisionsTable>

const links = (db: Database) => db.selectFrom('proposalLinks').select(['id', 'proposalId', 'createdAt', 'firstViewedAt', 'lastViewedAt', 'views'])

export async function findLink(db: Database, id: string): Promise<LinkRow | undefined> {
  return await links(db).where('id', '=', id).executeTakeFirst()
}

export async function findLinkOf(db: Database, proposalId: string): Promise<LinkRow | undefined> {
  return await links(db).where('proposalId', '=', proposalId).executeTakeFirst()
}

export async function insertLink(db: Database, row: Insertable<ProposalLinksTable>): Promise<void> {
  await db.insertInto('proposalLinks').values(row).execute()
}

export async function updateLink(db: Database, id: string, changes: Updateable<ProposalLinksTable>): Promise<void> {
  await db.updateTable('proposalLinks').set(changes).where('id', '=', id).execute()
}

/** Counts one more view, at `now`. */
export async function countView(db: Database, id: string, now: string): Promise<void> {
  await db.updateTable('proposalLinks')
    .set(eb => ({ views: eb('views', '+', 1), lastViewedAt: now, firstViewedAt: eb.fn.coalesce('firstViewedAt', eb.val(now)) }))
    .where('id', '=', id).execute()
}

/** What was said about a proposal, in its order. */
export async function listCommentRows(db: Database, proposalId: string): Promise<CommentRow[]> {
  return await db.selectFrom('proposalComments').select(['id', 'proposalId', 'createdAt', 'number', 'sectionKey', 'userId', 'authorName', 'body'])
    .where('proposalId', '=', proposalId).orderBy('id').execute()
}

export async function countComments(db: Database, proposalId: string): Promise<number> {
  const { count } = await db.selectFrom('proposalComments').select(eb => eb.fn.countAll<number>().as('count')).where('proposalId', '=', proposalId).executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertComment(db: Database, row: Insertable<ProposalCommentsTable>): Promise<void> {
  await db.insertInto('proposalComments').values(row).execute()
}

/** Answers whether it was there. */
export async function deleteComment(db: Database, proposalId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('proposalComments').where('id', '=', id).where('proposalId', '=', proposalId).executeTakeFirst()
  return numDeletedRows > 0n
}

/** What the client decided on each version, the newest first. */
export async function listDecisionRows(db: Database, proposalId: string): Promise<DecisionRow[]> {
  return await db.selectFrom('proposalDecisions').select(['id', 'proposalId', 'number', 'decision', 'name', 'reason', 'decidedAt', 'problem'])
    .where('proposalId', '=', proposalId).orderBy('number', 'desc').execute()
}

/** Keeps the last word on a version. */
export async function replaceDecision(db: Database, row: Insertable<ProposalDecisionsTable>): Promise<void> {
  await db.deleteFrom('proposalDecisions').where('proposalId', '=', row.proposalId).where('number', '=', row.number).execute()
  await db.insertInto('proposalDecisions').values(row).execute()
}

/** Gives the client's side of a proposal another name in all that they said and decided. */
export async function renameClient(db: Database, proposalId: string, name: string): Promise<void> {
  await db.updateTable('proposalComments').set({ authorName: name }).where('proposalId', '=', proposalId).where('userId', 'is', null).execute()
  await db.updateTable('proposalDecisions').set({ name }).where('proposalId', '=', proposalId).execute()
}
