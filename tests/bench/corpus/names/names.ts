import { pick, pickWeighted, type Random } from '../random'
import { chinese, hindi, japanese, korean } from './asian'
import { cyrillic, greek } from './greek-and-cyrillic'
import { latin } from './latin'
import type { NamePool } from './name-pool'
import { arabic, persian } from './persian-and-arabic'

const scripts: readonly (readonly [NamePool, number])[] = [
  [latin, 56], [persian, 14], [arabic, 5], [cyrillic, 7], [greek, 3], [chinese, 5], [japanese, 4], [korean, 3], [hindi, 3],
]

/** A first and last name of one script, most often Latin. */
export function name(next: Random): { firstName: string, lastName: string } {
  const pool = pickWeighted(next, scripts)
  return { firstName: pick(next, pool.first), lastName: pick(next, pool.last) }
}
