/** A stage of a funnel: how wide it is beside the widest, and the share of the stage before that came this far. */
export interface FunnelStep { width: number, rate: number | null }

/** The steps of a funnel by how many reached each. */
export function funnelOf(counts: number[]): FunnelStep[] {
  const widest = Math.max(0, ...counts)
  return counts.map((count, index) => {
    const before = counts[index - 1]
    return { width: widest ? count / widest : 0, rate: before ? count / before : null }
  })
}
