import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleActivities } from '../activities/activities.policy'
import { visibleContacts } from '../contacts/contacts.policy'
import { visibleDeals } from '../deals/deals.policy'
import { untilNextChange, viewOf } from '../events/revision-cache'

type Origin = 'source' | 'campaign'

/** More are no help to who has to choose. */
const most = 200

/** The sources and campaigns of the contacts, deals and purchases that the actor sees, by their letters: what a field may suggest. */
export async function listSourcesInUse(db: Database, actor: Actor): Promise<{ sources: string[], campaigns: string[] }> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['sources in use', viewOf(actor)]), async () => ({
    sources: await wordsOf(db, actor, 'source'), campaigns: await wordsOf(db, actor, 'campaign'),
  }))
}

async function wordsOf(db: Database, actor: Actor, origin: Origin): Promise<string[]> {
  const contacts = await leaps(after => db.selectFrom('contacts').select(eb => eb.fn.min(`contacts.${origin}`).as('word'))
    .where('contacts.deletedAt', 'is', null).where(`contacts.${origin}`, '>', after).where(visibleContacts(actor)).executeTakeFirst())
  const deals = await leaps(after => db.selectFrom('deals').select(eb => eb.fn.min(`deals.${origin}`).as('word'))
    .where('deals.deletedAt', 'is', null).where(`deals.${origin}`, '>', after).where(visibleDeals(actor)).executeTakeFirst())
  const purchases = await db.selectFrom('purchases').innerJoin('activities', 'activities.id', 'purchases.id').select(`purchases.${origin} as word`).distinct()
    .where('activities.deletedAt', 'is', null).where(`purchases.${origin}`, 'is not', null).where(visibleActivities(actor)).limit(most).execute()
  return [...new Set([...contacts, ...deals, ...purchases.flatMap(({ word }) => word ?? [])])].sort((a, b) => a.localeCompare(b)).slice(0, most)
}

/** Each different word, found by leaps along its index: of a few words among many rows, only their first rows are read. */
async function leaps(next: (after: string) => Promise<{ word: string | null } | undefined>): Promise<string[]> {
  const words: string[] = []
  for (let found = await next(''); found?.word && words.length < most; found = await next(found.word)) words.push(found.word)
  return words
}
