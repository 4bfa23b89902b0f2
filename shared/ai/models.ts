/** Of a million tokens, in millionths of a US dollar. */
export interface AiPrice { inputMicros: number, outputMicros: number }

export interface AiModel { id: string, name: string, price: AiPrice }

const dollars = (input: number, output: number): AiPrice => ({ inputMicros: input * 1_000_000, outputMicros: output * 1_000_000 })

/** Models to choose from, with their list prices of November 2026: https://platform.claude.com/docs/en/models */
export const aiModels: AiModel[] = [
  { id: 'claude-sonnet-5-5', name: 'Claude Sonnet 5.5', price: dollars(2, 10) },
  { id: 'claude-opus-5-5', name: 'Claude Opus 5.5', price: dollars(4, 20) },
  { id: 'claude-fable-5-1', name: 'Claude Fable 5.1', price: dollars(10, 50) },
  { id: 'claude-haiku-4-5', name: 'Claude Haiku 4.5', price: dollars(1, 5) },
]

export const defaultAiModel = 'claude-sonnet-5-5'

/** What is reckoned with for a model whose price nobody gave: the dearest we know, so that a budget is rather met too early. */
export const unknownPrice: AiPrice = dollars(10, 50)

/** The list price of a model, or of the dearest one if it is not known. */
export function listPriceOf(model: string): AiPrice {
  return aiModels.find(({ id }) => id === model)?.price ?? unknownPrice
}
