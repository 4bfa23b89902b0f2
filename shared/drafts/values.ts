/** What is written: an e-mail has a subject, a message has none. */
export const draftChannels = ['email', 'message'] as const
export type DraftChannel = (typeof draftChannels)[number]

export const draftKinds = ['reply', 'follow-up'] as const
export type DraftKind = (typeof draftKinds)[number]

/** How a draft can be changed without saying anything else. */
export const draftChanges = ['shorter', 'warmer', 'more-formal', 'in-persian', 'in-english'] as const
export type DraftChange = (typeof draftChanges)[number]
