/** The currencies that an answer has sums in, by the alphabet. */
export function currenciesIn(answer: unknown): string[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look)
    if (value === null || typeof value !== 'object') return
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'currency' && typeof inner === 'string') found.add(inner)
      else look(inner)
    }
  }
  look(answer)
  return [...found].sort()
}

interface Summed { currency: string }

/** The sum in one currency; undefined where nothing is in it. */
export function sumIn<Sum extends Summed>(sums: Sum[], currency: string): Sum | undefined {
  return sums.find(sum => sum.currency === currency)
}
