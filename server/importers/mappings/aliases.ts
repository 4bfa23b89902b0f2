import { type ImportField, importFields } from '#shared/imports/fields'
import { aliasWords } from './alias-words'
import { normalizedHeader } from './normalized-header'

const fieldByHeader = new Map<string, ImportField>()
for (const field of importFields) {
  for (const word of aliasWords[field]?.split('|') ?? []) {
    const key = normalizedHeader(word)
    if (key && !fieldByHeader.has(key)) fieldByHeader.set(key, field)
  }
}

/** Entities that programs put before a field: "Person - Email", "Contact: Phone". */
const entityPrefix = /^(?:person|contact|customer|client|lead|osoba|kontakt|kunde|attendee|mailing|billing|primary|main)(?=\p{L}{3})/u

/** The field a header means in any program or language, or undefined. "E-mail 2 Address" is "E-mail Address". */
export function aliasOf(header: string): ImportField | undefined {
  const key = normalizedHeader(header)
  if (!key) return undefined
  const unnumbered = key.replaceAll(/\p{N}+/gu, '')
  return fieldByHeader.get(key)
    ?? fieldByHeader.get(unnumbered)
    ?? fieldByHeader.get(key.replace(entityPrefix, ''))
    ?? fieldByHeader.get(unnumbered.replace(entityPrefix, ''))
}
