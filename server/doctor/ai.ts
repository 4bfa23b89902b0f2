import { defaultAiModel } from '#shared/ai/models'
import type { Config } from '#server/config'
import { note, ok, type Finding } from './finding'

/** Whether Claude is set up for the whole installation; nothing is asked, and the key is not shown. */
export function examineAi({ anthropicApiKey, anthropicBaseUrl, anthropicModel }: Pick<Config, 'anthropicApiKey' | 'anthropicBaseUrl' | 'anthropicModel'>): Finding[] {
  if (!anthropicApiKey) return [note('ai', 'No key to Claude is set: organizations can set their own in Settings.', 'Set ANTHROPIC_API_KEY to have Claude for all of them')]
  return [ok('ai', `Claude is there for all organizations, by the model ${anthropicModel ?? defaultAiModel}${anthropicBaseUrl ? ` at ${anthropicBaseUrl}` : ''}.`)]
}
