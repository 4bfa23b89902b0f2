import type { Counted, ReportSum, WeightedSum } from '#shared/reports/answers'

interface Part { currency: string, valueCents: number }

/** What parts add up to, one entry a currency, in the order of its code. */
export function sumsOf(parts: Part[]): ReportSum[] {
  const sums = new Map<string, number>()
  for (const { currency, valueCents } of parts) sums.set(currency, (sums.get(currency) ?? 0) + valueCents)
  return [...sums].map(([currency, valueCents]) => ({ currency, valueCents })).sort(byCurrency)
}

/** The same with the value weighted by probability. */
export function weightedSumsOf(parts: (Part & { weightedCents: number })[]): WeightedSum[] {
  const weighted = new Map(sumsOf(parts.map(({ currency, weightedCents }) => ({ currency, valueCents: weightedCents }))).map(sum => [sum.currency, sum.valueCents]))
  return sumsOf(parts).map(sum => ({ ...sum, weightedCents: Math.round(weighted.get(sum.currency)!) }))
}

/** How many records groups hold, and what they add up to. */
export function countedOf(groups: (Part & { count: number })[]): Counted {
  return { count: countOf(groups), sums: sumsOf(groups) }
}

export function countOf(groups: { count: number }[]): number {
  return groups.reduce((all, { count }) => all + count, 0)
}

/** A share between 0 and 1; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function byCurrency(a: Part, b: Part): number {
  return a.currency < b.currency ? -1 : 1
}

/** Groups by a key of theirs, in the order in which the keys come. */
export function groupsBy<Group, Key>(groups: Group[], keyOf: (group: Group) => Key): [Key, Group[]][] {
  const byKey = new Map<Key, Group[]>()
  for (const group of groups) {
    const key = keyOf(group)
    const known = byKey.get(key)
    if (known) known.push(group)
    else byKey.set(key, [group])
  }
  return [...byKey]
}
