import type { Database } from '#server/db/database'

interface Origin { source: string | null, campaign: string | null }

/** Where a new purchase comes from: what is said, else where its deal does, else its contact. */
export async function originOf(db: Database, activityId: string, said: Partial<Origin>): Promise<Origin> {
  const found = await db.selectFrom('activities').leftJoin('deals as d', 'd.id', 'activities.dealId').leftJoin('contacts as c', 'c.id', 'activities.contactId')
    .select(eb => [eb.fn.coalesce('d.source', 'c.source').as('source'), eb.fn.coalesce('d.campaign', 'c.campaign').as('campaign')])
    .where('activities.id', '=', activityId).executeTakeFirst()
  return {
    source: said.source === undefined ? found?.source ?? null : said.source,
    campaign: said.campaign === undefined ? found?.campaign ?? null : said.campaign,
  }
}
