export const activityTypes = ['email', 'call', 'meeting', 'note', 'message', 'purchase'] as const
export type ActivityType = (typeof activityTypes)[number]

/** What a person logs by hand. A purchase comes with its own feature. */
export const loggedTypes = ['call', 'email', 'meeting', 'message', 'note'] as const satisfies readonly ActivityType[]

/** An interaction moves `lastContactedAt`; a note or a purchase does not. */
export function isInteraction(type: ActivityType): boolean {
  return type !== 'note' && type !== 'purchase'
}
