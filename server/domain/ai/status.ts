import type { AiStatus } from '#shared/ai/status-answers'
import { readAiAccess } from '#server/ai/settings'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { budgetOf } from './budget'

/** Whether Claude can be asked, by whose key, and what is left of the budget. */
export async function getAiStatus(db: Database, actor: Actor): Promise<AiStatus> {
  assertCan(actor, 'ai.read')
  const { source, model } = await readAiAccess(db, actor.organizationId)
  return { isOn: source !== null, source, model, budget: await budgetOf(db, actor.organizationId) }
}
