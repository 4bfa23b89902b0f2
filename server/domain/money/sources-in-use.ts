import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleActivities } from '../activities/activities.policy'
import { visibleContacts } from '../contacts/contacts.policy'
import { visibleDeals } from '../deals/deals.policy'
import { untilNextChange, viewOf } from '../events/revision-cache'

/** The sources and campaigns of the contacts, deals and purchases that the actor sees, by their letters: what a field may suggest. */
export async function listSourcesInUse(db: Database, actor: Actor): Promise<{ sources: string[], campaigns: string[] }> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['sources in use', viewOf(actor)]), async () => ({
    sources: await distinct(db, actor, 'source'), campaigns: await distinct(db, actor, 'campaign'),
  }))
}

async function distinct(db: Database, actor: Actor, column: 'source' | 'campaign'): Promise<string[]> {
  const rows = await Promise.all([
    db.selectFrom('contacts').select(`contacts.${column} as word`).distinct().where('contacts.deletedAt', 'is', null).where(`contacts.${column}`, 'is not', null).where(visibleContacts(actor)).execute(),
    db.selectFrom('deals').select(`deals.${column} as word`).distinct().where('deals.deletedAt', 'is', null).where(`deals.${column}`, 'is not', null).where(visibleDeals(actor)).execute(),
    db.selectFrom('purchases').innerJoin('activities', 'activities.id', 'purchases.id').select(`purchases.${column} as word`).distinct()
      .where('activities.deletedAt', 'is', null).where(`purchases.${column}`, 'is not', null).where(visibleActivities(actor)).execute(),
  ])
  return [...new Set(rows.flat().flatMap(({ word }) => word ?? []))].sort((a, b) => a.localeCompare(b))
}
