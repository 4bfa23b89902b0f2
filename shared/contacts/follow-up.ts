const dayMs = 86_400_000

/** When a follow-up is due by the contact's interval, counted from the last interaction or else from its creation. */
export function followUpAt(contact: { followUpDays: number | null, lastContactedAt: string | null, createdAt: string }): string | null {
  if (contact.followUpDays === null) return null
  return new Date(Date.parse(contact.lastContactedAt ?? contact.createdAt) + contact.followUpDays * dayMs).toISOString()
}
