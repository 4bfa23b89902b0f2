/** What a line is worth: quantity to three decimals, price in minor units, discount in percent to two decimals. */
export interface PricedLine { quantity: number, unitPriceCents: number, discountPercent: number }

/** A line as it compares to the catalogue: `listPriceCents` is null for free text. */
export interface DiscountedLine extends PricedLine { listPriceCents: number | null }

export interface LineTotals { grossCents: number, discountCents: number, netCents: number }

/** A decimal with `places` places as a whole number of its last one: 1.25 with three places is 1250. */
export function scaled(value: number, places: number): number {
  return Math.round(value * 10 ** places)
}

// Not as literals: the server's build is for a JavaScript without them.
const [nothing, half, whole] = [BigInt(0), BigInt(5_000_000), BigInt(10_000_000)]

/** Quantity × price − discount in minor units, rounded half up once, and exact before that: integers all the way. */
function exactTotal({ quantity, unitPriceCents, discountPercent }: PricedLine): bigint {
  const product = BigInt(scaled(quantity, 3)) * BigInt(unitPriceCents) * BigInt(10_000 - scaled(discountPercent, 2))
  return (product + half) / whole
}

/** What a line comes to, in minor units. Throws RangeError for more than a number counts exactly. */
export function lineTotal(line: PricedLine): number {
  return exactNumber(exactTotal(line))
}

/** What lines come to together, each rounded by itself. Throws RangeError for more than a number counts exactly. */
export function totalsOfLines(lines: PricedLine[]): LineTotals {
  const grossCents = exactNumber(sum(lines.map(line => ({ ...line, discountPercent: 0 }))))
  const netCents = exactNumber(sum(lines))
  return { grossCents, netCents, discountCents: grossCents - netCents }
}

/** Whether lines, or a quantity or price of theirs alone, come to more than a number counts exactly. */
export function isBeyondCounting(lines: PricedLine[]): boolean {
  if (!lines.every(({ quantity, unitPriceCents }) => [scaled(quantity, 3), unitPriceCents].every(Number.isSafeInteger))) return true
  return sum(lines.map(line => ({ ...line, discountPercent: 0 }))) > BigInt(Number.MAX_SAFE_INTEGER)
}

/**
 * Whether a line, or the value that is asked for all of them, gives more discount than `limitPercent`. A price below the
 * catalogue's is a discount too, whatever it is called.
 */
export function exceedsDiscount(lines: DiscountedLine[], limitPercent: number, valueCents: number): boolean {
  const kept = BigInt(10_000 - scaled(limitPercent, 2))
  const full = ({ unitPriceCents, listPriceCents }: DiscountedLine) => Math.max(unitPriceCents, listPriceCents ?? 0)
  const isLineBeyond = (line: DiscountedLine) => BigInt(line.unitPriceCents) * BigInt(10_000 - scaled(line.discountPercent, 2)) < BigInt(full(line)) * kept
  return lines.some(isLineBeyond) || BigInt(valueCents) < sum(lines.map(line => ({ ...line, unitPriceCents: full(line), discountPercent: limitPercent })))
}

function sum(lines: PricedLine[]): bigint {
  return lines.reduce((all, line) => all + exactTotal(line), nothing)
}

function exactNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('more than a number counts exactly')
  return Number(value)
}
