import type { ReadCompany, ReadDeal, ReadPerson } from '#shared/reading/answers'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getContact } from '../contacts/contacts'
import { pageOfDeals } from '../deals/list-deals'

type Unmatched = Omit<ReadDeal, 'match' | 'perhaps'>
type OpenDeal = Awaited<ReturnType<typeof pageOfDeals>>['rows'][number]

/** So many of the latest open deals of a contact and of a company are looked at. */
const mostLookedAt = 100
/** Of the words of the shorter title, so many stand in the other as well. */
const similar = 0.5
const shortestWord = 3

/**
 * The stored deals that those of a thread are. An open one of the same contact with the same title is it; one with a similar
 * title or the same value, of the contact or of the company, may be it, which the person decides.
 */
export async function matchDeals(db: Database, actor: Actor, deals: Unmatched[], people: ReadPerson[], companies: ReadCompany[]): Promise<ReadDeal[]> {
  return await Promise.all(deals.map(async (deal) => {
    const person = people.find(({ key }) => key === deal.personKey)?.match
    const companyId = companies.find(({ name, match }) => match && [name, match.name].includes(deal.companyName))?.match?.id
      ?? (person && (await getContact(db, actor, person.id)).companyId)
    const ofContact = person ? await openDeals(db, actor, { contactId: person.id }) : []
    const same = ofContact.find(row => fold(row.title) === fold(deal.title))
    if (same) return { ...deal, match: { id: same.id, name: same.title }, perhaps: null }
    const ofCompany = companyId ? await openDeals(db, actor, { companyId }) : []
    const [best] = [...ofContact, ...ofCompany].map(row => ({ row, likeness: likenessOf(row, deal) })).filter(({ likeness }) => likeness > 0).toSorted((a, b) => b.likeness - a.likeness)
    return { ...deal, match: null, perhaps: best ? { id: best.row.id, name: best.row.title, valueCents: best.row.valueCents, currency: best.row.currency } : null }
  }))
}

async function openDeals(db: Database, actor: Actor, of: { contactId: string } | { companyId: string }): Promise<OpenDeal[]> {
  return (await pageOfDeals(db, actor, { ...of, outcome: 'open' }, { limit: mostLookedAt, cursor: undefined, sort: '-createdAt' })).rows
}

/** More than nothing where the titles share words or the value is the same. */
function likenessOf(row: OpenDeal, { title, valueCents, currency }: Unmatched): number {
  const [one, other] = [wordsOf(row.title), wordsOf(title)]
  const shared = one.intersection(other).size / Math.max(1, Math.min(one.size, other.size))
  return (shared >= similar ? shared : 0) + (valueCents !== null && row.valueCents === valueCents && row.currency === currency ? 1 : 0)
}

function wordsOf(title: string): Set<string> {
  return new Set(fold(title).split(/[^\p{L}\p{N}]+/u).filter(word => word.length >= shortestWord))
}
