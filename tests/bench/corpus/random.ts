/** A small fast generator of evenly spread numbers in [0, 1), always the same for the same seed. */
export type Random = () => number

/** Mulberry32: 32 bits of state, good enough to make up people, not secrets. */
export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A generator of its own for each record, so that any record can be made without the ones before it. */
export function randomFor(kind: string, index: number): Random {
  let seed = 2_166_136_261
  for (let at = 0; at < kind.length; at++) seed = Math.imul(seed ^ kind.charCodeAt(at), 16_777_619)
  return random(Math.imul(seed ^ index, 2_654_435_761) ^ (index >>> 3))
}

/** A whole number from 0 to `below` - 1. */
export function whole(next: Random, below: number): number {
  return Math.floor(next() * below)
}

export function pick<Item>(next: Random, items: readonly Item[]): Item {
  return items[whole(next, items.length)]!
}

export function isChosen(next: Random, probability: number): boolean {
  return next() < probability
}

/** Picks by weight; the weights need not add up to one. */
export function pickWeighted<Item>(next: Random, choices: readonly (readonly [Item, number])[]): Item {
  let rest = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of choices) {
    rest -= weight
    if (rest < 0) return item
  }
  return choices.at(-1)![0]
}
