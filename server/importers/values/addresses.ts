import type { Column } from '../columns'

export interface AddressPart { column: Column, value: string }

/** One address as people write it on an envelope; a second and third one follow after a blank line. */
export function addressOf(parts: AddressPart[]): string {
  if (parts.length === 0) return ''
  const groups = Map.groupBy(parts, part => part.column.group)
  const texts = [...groups.values()].map(group => cleanLines(wholeAddress(group) || composed(group)))
  return [...new Set(texts)].filter(Boolean).join('\n\n').slice(0, 1000)
}

function wholeAddress(parts: AddressPart[]): string {
  return parts.filter(part => part.column.field === 'address').map(part => part.value.replaceAll(' ::: ', '\n\n')).join('\n')
}

function composed(parts: AddressPart[]): string {
  const values = (field: Column['field']) => parts.filter(part => part.column.field === field).map(part => part.value)
  const town = [...values('addressPostalCode'), ...values('addressCity')].join(' ')
  return [...values('addressStreet'), town, ...values('addressRegion'), ...values('addressCountry')].join('\n')
}

function cleanLines(text: string): string {
  return text.split('\n').map(line => line.trim()).join('\n').replaceAll(/\n{3,}/g, '\n\n').trim()
}
