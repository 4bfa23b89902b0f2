import type { Language } from './values'

/** The language that a client is written to in, by how they and their work are called; undefined where nothing is said. */
export function languageOf(names: (string | null | undefined)[]): Language | undefined {
  const text = names.filter(Boolean).join(' ')
  if (/\p{Script=Arabic}/u.test(text)) return 'fa'
  return /\p{L}/u.test(text) ? 'en' : undefined
}
