/** What a proposal can be written in. */
export const languages = ['en', 'fa'] as const
export type Language = (typeof languages)[number]

/** Where a proposal stands, as it is stored. */
export const proposalStates = ['draft', 'sent', 'viewed', 'accepted', 'declined', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** Where a proposal stands, as it is shown: one that the client has and that is no longer valid has expired. */
export const shownStates = [...proposalStates, 'expired'] as const
export type ShownState = (typeof shownStates)[number]

/** The sections that every complete proposal has, in their order. Others are called `custom-1`, `custom-2` … */
export const usualSections = ['situation', 'aims', 'scope', 'plan', 'price', 'terms'] as const
export type UsualSection = (typeof usualSections)[number]
export const sectionKeyPattern = /^(?:situation|aims|scope|plan|price|terms|custom-\d{1,3})$/

/** What made a version what it is. */
export const versionOrigins = ['created', 'edited', 'generated', 'restored'] as const
export type VersionOrigin = (typeof versionOrigins)[number]

export const mostSections = 30
export const mostSectionText = 20_000

/** Colours that are readable on white paper; the first is the one of a new organization. */
export const accentColors = ['#1d4ed8', '#0f766e', '#15803d', '#a16207', '#c2410c', '#b91c1c', '#9d174d', '#6d28d9', '#334155'] as const

export const proposalSortKeys = ['title', 'value', 'state', 'validUntil', 'createdAt', 'updatedAt'] as const
export type ProposalSortKey = (typeof proposalSortKeys)[number]

/** A proposal's state on a day: `today` is the reader's. */
export function shownState({ state, validUntil }: { state: ProposalState, validUntil: string | null }, today: string): ShownState {
  const isOpen = state === 'sent' || state === 'viewed'
  return isOpen && validUntil !== null && validUntil < today ? 'expired' : state
}
