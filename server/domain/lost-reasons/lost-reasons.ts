import type { Locale } from '#shared/accounts/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { listLostReasonNames, replaceLostReasons } from './lost-reasons.repository'

const usual: Record<Locale, string[]> = {
  en: ['Price', 'Another supplier', 'No answer', 'Bad timing', 'No need'],
  fa: ['قیمت', 'تأمین‌کننده دیگر', 'پاسخی نیامد', 'زمان نامناسب', 'نیازی نبود'],
}

/** The reasons that every organization starts with, in the language of its founder. */
export async function createUsualLostReasons(db: Database, locale: Locale): Promise<void> {
  await replaceLostReasons(db, usual[locale])
}

/** The reasons to choose from when a deal is lost, in their order. */
export async function listLostReasons(db: Database): Promise<string[]> {
  return await listLostReasonNames(db)
}

/** Replaces the list. Deals keep the reason that they were lost for. */
export async function setLostReasons(db: Database, actor: Actor, names: string[]): Promise<string[]> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const before = await listLostReasonNames(trx)
    if (JSON.stringify(before) === JSON.stringify(names)) return before
    await replaceLostReasons(trx, names)
    await recordEvent(trx, actor, {
      type: 'organization.updated', subject: { type: 'organization', id: actor.organizationId },
      payload: { name: actor.session.organization.name, changes: { lostReasons: { before, after: names } } },
    })
    return names
  })
}
