/** What a client can answer to a proposal. */
export const decisions = ['accepted', 'declined'] as const
export type Decision = (typeof decisions)[number]

export const mostRecipients = 10
export const mostComment = 4000
/** More than this is no conversation about a proposal. */
export const mostComments = 500
