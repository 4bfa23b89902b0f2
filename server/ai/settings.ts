import { z } from 'zod'
import { defaultAiModel, listPriceOf, type AiPrice } from '#shared/ai/models'
import type { Database } from '#server/db/database'
import { openSealed, sealText } from '#server/sealed-text'
import { secretKey } from '#server/secret'
import { claudeSettings } from './client'

/** What an organization has set for itself, without its key. */
export interface AiSettings {
  keyEnding: string | null
  model: string | null
  monthlyTokens: number | null
  /** In US dollars' cents. */
  monthlyCents: number | null
  /** By model, in place of the list prices. */
  prices: Record<string, AiPrice>
}

/** How Claude is asked for an organization. */
export interface AiAccess {
  apiKey: string | undefined
  /** Whose key it is. */
  source: 'organization' | 'environment' | null
  model: string
  price: AiPrice
  monthlyTokens: number | null
  monthlyCents: number | null
}

const pricesSchema = z.record(z.string(), z.object({ inputMicros: z.number(), outputMicros: z.number() }))

const none: AiSettings = { keyEnding: null, model: null, monthlyTokens: null, monthlyCents: null, prices: {} }

export async function readAiSettings(db: Database): Promise<AiSettings> {
  const row = await findRow(db)
  return row ? { keyEnding: row.keyEnding, model: row.model, monthlyTokens: row.monthlyTokens, monthlyCents: row.monthlyCents, prices: pricesSchema.parse(JSON.parse(row.prices)) } : none
}

/** Changes what is named in `changes`; `key`: the new API key, or null to remove it. To be tried with `tryKey` before. */
export async function saveAiSettings(trx: Database, organizationId: string, { key, prices, ...changes }: Partial<Omit<AiSettings, 'keyEnding'>> & { key?: string | null }): Promise<void> {
  const set = {
    ...changes,
    ...prices ? { prices: JSON.stringify(prices) } : {},
    ...key === undefined ? {} : key === null ? { sealedKey: null, keyEnding: null } : { sealedKey: sealText(key, secretKey('ai'), organizationId), keyEnding: key.slice(-4) },
    updatedAt: new Date().toISOString(),
  }
  await trx.insertInto('aiSettings').values({ sealedKey: null, keyEnding: null, model: null, monthlyTokens: null, monthlyCents: null, prices: '{}', ...set })
    .onConflict(conflict => conflict.column('organizationId').doUpdateSet(set)).execute()
}

/** The key, model, price and budget that hold for an organization: its own, else the environment's; or those for another model. */
export async function readAiAccess(db: Database, organizationId: string, asked?: string): Promise<AiAccess> {
  const row = await findRow(db)
  const environment = claudeSettings()
  // A key that no longer opens (another secret) must not make the operator pay without saying so.
  const apiKey = row?.sealedKey ? openSealed(row.sealedKey, secretKey('ai'), organizationId) : environment.apiKey
  const model = asked ?? row?.model ?? environment.model ?? defaultAiModel
  const prices = row ? pricesSchema.parse(JSON.parse(row.prices)) : {}
  return {
    apiKey, source: !apiKey ? null : row?.sealedKey ? 'organization' : 'environment', model,
    price: prices[model] ?? listPriceOf(model), monthlyTokens: row?.monthlyTokens ?? null, monthlyCents: row?.monthlyCents ?? null,
  }
}

async function findRow(db: Database) {
  return await db.selectFrom('aiSettings').select(['sealedKey', 'keyEnding', 'model', 'monthlyTokens', 'monthlyCents', 'prices']).executeTakeFirst()
}
