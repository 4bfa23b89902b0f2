/** Of a million tokens, in millionths of a US dollar. */
export interface AiPrice { inputMicros: number, outputMicros: number }

export interface AiModel { id: string, name: string, price: AiPrice }

const dollars = (input: number, output: number): AiPrice => ({ inputMicros: input * 1_000_000, outputMicros: output * 1_000_000 })

/**
 * Models to choose from, with their list prices of November 2026: https://platform.claude.com/docs/en/models. Haiku's is that
 * for prompts of up to 100,000 tokens, which none of ours passes.
 */
export const aiModels: AiModel[] = [
  { id: 'claude-sonnet-5-5', name: 'Claude Sonnet 5.5', price: dollars(2, 10) },
  { id: 'claude-opus-5-5', name: 'Claude Opus 5.5', price: dollars(4, 20) },
  { id: 'claude-fable-5-2', name: 'Claude Fable 5.2', price: dollars(8, 40) },
  { id: 'claude-haiku-5-5', name: 'Claude Haiku 5.5', price: dollars(0.1, 0.5) },
]

/** Of models that organizations may have chosen before those came. */
const earlierPrices: Record<string, AiPrice> = { 'claude-fable-5-1': dollars(10, 50), 'claude-haiku-4-5': dollars(1, 5) }

export const defaultAiModel = 'claude-sonnet-5-5'

/** What is reckoned with for a model whose price nobody gave: the dearest we know, so that a budget is rather met too early. */
export const unknownPrice: AiPrice = dollars(10, 50)

/** The list price of a model, or of the dearest one if it is not known. */
export function listPriceOf(model: string): AiPrice {
  return aiModels.find(({ id }) => id === model)?.price ?? earlierPrices[model] ?? unknownPrice
}
