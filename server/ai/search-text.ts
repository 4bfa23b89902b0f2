import { fold } from '#shared/search/fold'
import type { KeptAnswer } from './kept'
import type { AiRequest } from './request'

const phoneLike = /\d(?:[\s().\-/]*\d){6,}/g

/** What request and answer say, folded for searching, and at the end every number that may be a phone's in digits alone. */
export function searchTextOf({ params: { system, messages } }: AiRequest, { text, toolCalls }: KeptAnswer): string {
  const folded = fold([...textsOf([system, messages]), text, ...textsOf(toolCalls)].join('\n')).replaceAll('\0', '')
  const numbers = new Set((folded.match(phoneLike) ?? []).map(number => number.replace(/\D/g, '')))
  return [folded, ...numbers].join('\n')
}

/** The texts within a value; not its names of fields. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
