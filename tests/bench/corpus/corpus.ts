import { activity } from './activities'
import { company } from './companies'
import { contact } from './contacts'
import { deal } from './deals'
import { paymentsOf, purchase, purchaseCount } from './money'
import type { CorpusSize } from './size'
import { task } from './tasks'

const BATCH = 1_000

/** The records of one kind, in order of their creation, a thousand at a time. */
export function* batches<Item>(count: number, make: (index: number) => Item): Generator<Item[]> {
  for (let start = 0; start < count; start += BATCH) {
    yield Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) => make(start + offset))
  }
}

/** The made-up records of a large organization, always the same for the same size and `now` (an instant in ms). */
export function corpus(size: CorpusSize, now: number) {
  return {
    companies: () => batches(size.companies, index => company(index, size, now)),
    contacts: () => batches(size.contacts, index => contact(index, size, now)),
    deals: () => batches(size.deals, index => deal(index, size, now)),
    purchases: () => batches(purchaseCount(size), index => purchase(index, size, now)),
    /** Those of each deal. */
    payments: () => batches(size.deals, index => paymentsOf(index, size, now)),
    tasks: () => batches(size.tasks, index => task(index, size, now)),
    activities: () => batches(size.activities, index => activity(index, size, now)),
  }
}
