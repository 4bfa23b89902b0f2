import { toMajor } from '#shared/money/money'
import type { LineItem } from '#shared/deals/line-items'

/** A line in one piece of text, for the history: "2 × Workshop · 1200 EUR · −10 %". */
export function describeLine({ quantity, name, unitPriceCents, discountPercent }: LineItem, currency: string): string {
  return [`${quantity} × ${name}`, `${toMajor(unitPriceCents, currency)} ${currency}`, ...(discountPercent ? [`−${discountPercent} %`] : [])].join(' · ')
}
