const dayMs = 86_400_000

/** After how many days without interaction an open deal counts as gone quiet, where its stage does not say. */
export const usualRottingDays = 14

/** Whether an open deal is longer in its stage than that allows; a stage that says nothing allows any time. */
export function isRotting(deal: { outcome: string | null }, stage: { rottingDays: number | null }, daysInStage: number): boolean {
  return deal.outcome === null && stage.rottingDays !== null && daysInStage > stage.rottingDays
}

/** The instant at which an open deal counts as gone quiet: its last interaction, or else its creation, plus the stage's rotting days. */
export function quietAt(deal: { lastInteractionAt: string | null, createdAt: string }, stage: { rottingDays: number | null }): string {
  return new Date(Date.parse(deal.lastInteractionAt ?? deal.createdAt) + (stage.rottingDays ?? usualRottingDays) * dayMs).toISOString()
}
