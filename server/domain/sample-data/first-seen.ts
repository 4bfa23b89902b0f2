import type { ContactContent, DealContent } from './content/record-content'
import type { Story } from './content/story'

/** The day, counted from today, on which a contact or a company was written down. */
export interface FirstSeen {
  contact: (key: string) => number
  company: (key: string) => number
}

const WITHOUT_HISTORY = -1

/** Nothing is written down later than what first happened with it. */
export function firstSeen(contacts: ContactContent[], deals: DealContent[], stories: Story[]): FirstSeen {
  const byContact = new Map<string, number>()
  const byCompany = new Map<string, number>()
  for (const { contact, moments } of stories) moments.forEach(({ day }) => keepEarliest(byContact, contact, day))
  for (const { contact, stages } of deals) stages.forEach(([, day]) => keepEarliest(byContact, contact, day))
  for (const { key, company, met } of contacts) {
    if (met !== undefined) keepEarliest(byContact, key, met)
    if (company) keepEarliest(byCompany, company, byContact.get(key) ?? WITHOUT_HISTORY)
  }
  return {
    contact: key => byContact.get(key) ?? WITHOUT_HISTORY,
    company: key => byCompany.get(key) ?? WITHOUT_HISTORY,
  }
}

function keepEarliest(days: Map<string, number>, key: string, day: number): void {
  days.set(key, Math.min(day, days.get(key) ?? day))
}
