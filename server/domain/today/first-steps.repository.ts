import type { Today } from '#shared/today/answers'
import type { Database } from '#server/db/database'

/** Which of the first steps the organization has made, by whatever way and by whomever. */
export async function findFirstSteps(db: Database): Promise<Today['firstSteps']> {
  const contacts = db.selectFrom('contacts').select('id').where('deletedAt', 'is', null).limit(1)
  const deals = db.selectFrom('deals').select('id').where('deletedAt', 'is', null).limit(1)
  const nextSteps = [
    db.selectFrom('activities').select('id').where('deletedAt', 'is', null).limit(1),
    db.selectFrom('tasks').select('id').where('deletedAt', 'is', null).limit(1),
    contacts.where('nextActionDate', 'is not', null),
    deals.where('nextActionDate', 'is not', null),
  ]
  return {
    contacts: await contacts.executeTakeFirst() !== undefined,
    deal: await deals.executeTakeFirst() !== undefined,
    nextStep: await isAny(nextSteps),
  }
}

/** Asks one after the other, until one has found something. */
async function isAny(queries: { executeTakeFirst(): Promise<unknown> }[]): Promise<boolean> {
  for (const query of queries) {
    if (await query.executeTakeFirst() !== undefined) return true
  }
  return false
}
