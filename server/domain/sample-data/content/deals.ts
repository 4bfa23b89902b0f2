import { lostDeals } from './deals/lost'
import { openDeals } from './deals/open'
import { wonDeals } from './deals/won'
import type { DealContent } from './record-content'

export const deals: DealContent[] = [...openDeals, ...wonDeals, ...lostDeals]
