/** How many records of each kind a corpus has. */
export interface CorpusSize { contacts: number, companies: number, deals: number, activities: number, tasks: number }

/** The proportions of the full corpus: 250,000 contacts, 10,000 companies, 25,000 deals, 1,000,000 activities, 50,000 tasks. */
export function corpusSize(contacts = 250_000): CorpusSize {
  if (!Number.isInteger(contacts) || contacts < 100) throw new Error('A corpus needs at least 100 contacts: --contacts 1000')
  return { contacts, companies: Math.round(contacts / 25), deals: Math.round(contacts / 10), activities: contacts * 4, tasks: Math.round(contacts / 5) }
}
