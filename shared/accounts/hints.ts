/** What the app points out to a person until they put it away: the guide of the first steps, and a hint on a page each. */
export const hints = ['guide', 'today-keys', 'board-keys', 'save-view', 'palette'] as const
export type Hint = (typeof hints)[number]
