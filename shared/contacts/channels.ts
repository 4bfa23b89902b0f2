/** The ways to reach a contact that a contact has several of. */
export type ChannelKind = 'email' | 'phone' | 'link'

/** What an address is for, as the interface offers it; files may bring words of their own. */
export const channelLabels = {
  email: ['work', 'home', 'other'],
  phone: ['work', 'mobile', 'home', 'other'],
  link: ['website', 'profile', 'other'],
} as const satisfies Record<ChannelKind, string[]>
