const citation = /\s*\[([\d۰-۹]{1,3}(?:\s*[,،]\s*[\d۰-۹]{1,3})*)\]/gu
const persianZero = '۰'.charCodeAt(0)

/** A text without the numbers in brackets that stand for none of `count` sources, and those that it does cite, in order. */
export function checkCitations(text: string, count: number): { text: string, cited: number[] } {
  const cited = new Set<number>()
  const checked = text.replace(citation, (whole, inside: string) => {
    const numbers = inside.split(/[,،]/).map(numberOf)
    const known = numbers.filter(n => n >= 1 && n <= count)
    for (const n of known) cited.add(n)
    if (known.length === numbers.length) return whole
    return known.length ? `${whole.slice(0, whole.indexOf('['))}[${known.join(', ')}]` : ''
  })
  return { text: checked, cited: [...cited].sort((a, b) => a - b) }
}

function numberOf(digits: string): number {
  return Number(digits.trim().replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - persianZero)))
}
