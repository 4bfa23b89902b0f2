import { totalsOfLines } from '#shared/deals/line-totals'
import { fold } from '#shared/search/fold'
import { searchText } from '../search/search-index'
import type { StoredDocument } from './stored-document'

/** What lists show, sort by and look for of a document. */
export function listedFields({ title, language, clientName, companyName, validUntil, currency, lineItems }: StoredDocument) {
  return {
    title, sortTitle: fold(title).slice(0, 200), searchText: searchText([title, clientName, companyName]), language, validUntil, currency,
    valueCents: totalsOfLines(lineItems).netCents,
  }
}
