import { defaultAiModel } from '#shared/ai/models'
import type { UpdateAiSettings } from '#shared/ai/schema'
import type { AiSettingsAnswer } from '#shared/ai/settings-answers'
import { claudeSettings } from '#server/ai/client'
import { readAiAccess, readAiSettings, saveAiSettings, type AiSettings } from '#server/ai/settings'
import { tryKey } from '#server/ai/try-key'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { changesBetween, recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { getAiStatus } from './status'

/** What the organization has set for Claude, without its key, and what holds now. */
export async function getAiSettings(db: Database, actor: Actor): Promise<AiSettingsAnswer> {
  assertCan(actor, 'ai.manage')
  const { apiKey, model } = claudeSettings()
  return { settings: await readAiSettings(db), installation: { hasKey: apiKey !== undefined, model: model ?? defaultAiModel }, ai: await getAiStatus(db, actor) }
}

/**
 * Changes the settings. A key or a model that is new is tried with Claude first, outside of any transaction; what Claude
 * refuses is not saved.
 */
export async function updateAiSettings(db: Database, actor: Actor, changes: UpdateAiSettings): Promise<AiSettingsAnswer> {
  assertCan(actor, 'ai.manage')
  await tryOut(db, actor, changes)
  await inTransaction(db, async (trx) => {
    const before = await readAiSettings(trx)
    await saveAiSettings(trx, actor.organizationId, changes)
    const said = changesBetween(told(before), told(await readAiSettings(trx)))
    if (Object.keys(said).length === 0) return
    await recordEvent(trx, actor, {
      type: 'organization.ai_updated', subject: { type: 'organization', id: actor.organizationId },
      payload: { name: actor.session.organization.name, changes: said },
    })
  })
  return await getAiSettings(db, actor)
}

async function tryOut(db: Database, { organizationId }: Actor, { key, model }: UpdateAiSettings): Promise<void> {
  if (!key && !model) return
  const now = await readAiAccess(db, organizationId)
  const apiKey = key ?? now.apiKey
  if (apiKey !== undefined && (key || model !== now.model)) await tryKey(apiKey, model ?? now.model)
}

/** As the history tells it: of a key no more than how it ends. */
function told({ keyEnding, model, monthlyTokens, monthlyCents, prices }: AiSettings) {
  return {
    ai_key: keyEnding && `…${keyEnding}`,
    ai_model: model,
    ai_tokens: monthlyTokens,
    ai_money: monthlyCents === null ? null : { valueCents: monthlyCents, currency: 'USD' },
    ai_prices: Object.entries(prices).map(([name, { inputMicros, outputMicros }]) => `${name}: $${inputMicros / 1_000_000} + $${outputMicros / 1_000_000}`),
  }
}
