import { type ImportField, type ImportMapping, type ImportMappingInput, repeatableFields } from '#shared/imports/fields'
import type { ImportColumn, ImportResult } from '#shared/imports/schema'
import { DomainError } from '#server/errors'
import { proposeMapping } from '#server/importers/propose-mapping'

/** What each column becomes, and how sure we are; columns the caller has chosen are certain. */
export interface ResolvedMapping { mapping: ImportMapping, columns: ImportColumn[] }

/**
 * Puts the caller's choices over what the headers propose. A column is named by its header or by its position from 0;
 * repeated and blank headers have a key of their own (`Phone #3`). Throws invalid_fields for a column that is not there.
 */
export function resolveMapping(headers: string[], sample: string[][], input: ImportMappingInput): ResolvedMapping {
  const keys = columnKeys(headers)
  const chosen = new Map(Object.entries(input).map(([key, choice]) => [columnIndex(keys, headers, key), choice]))
  const taken = new Set([...chosen.values()].map(choice => choice.field).filter(field => !repeatableFields.has(field)))
  const columns = proposeMapping(headers, sample).map((proposal, index): ImportColumn => {
    const own = chosen.get(index)
    const field = own?.field ?? (taken.has(proposal.field) ? 'ignore' : proposal.field)
    return {
      key: keys[index] ?? '', name: headers[index] ?? '', samples: samplesOf(sample, index),
      field, overwrite: own?.overwrite ?? false, confidence: own ? 1 : field === proposal.field ? proposal.confidence : 0.3,
    }
  })
  return { columns, mapping: Object.fromEntries(columns.map(({ field, overwrite }, index) => [index, { field, overwrite }])) }
}

/** The mapping as the API answers it: column → field, with the choice to overwrite where it was made. */
export function mappingAnswer(headers: string[], mapping: ImportMapping): ImportResult['mapping'] {
  const keys = columnKeys(headers)
  return Object.fromEntries(Object.entries(mapping).map(([index, { field, overwrite }]) =>
    [keys[Number(index)] ?? index, overwrite ? { field, overwrite } : field]))
}

/** The fields whose present values a mapping overwrites. */
export function overwrittenFields(mapping: ImportMapping): Set<ImportField> {
  return new Set(Object.values(mapping).filter(choice => choice.overwrite).map(choice => choice.field))
}

function columnKeys(headers: string[]): string[] {
  return headers.map((header, index) => header && headers.indexOf(header) === index ? header : `${header} #${index + 1}`.trim())
}

function columnIndex(keys: string[], headers: string[], key: string): number {
  const name = key.trim()
  const exact = [keys.indexOf(name), headers.indexOf(name), keys.findIndex(own => own.toLowerCase() === name.toLowerCase())].find(index => index >= 0)
  if (exact !== undefined) return exact
  if (/^\d{1,4}$/.test(name) && Number(name) < keys.length) return Number(name)
  throw new DomainError('invalid_fields', {
    detail: `The file has no column “${key}”. Its columns are: ${keys.slice(0, 30).join(', ')}.`,
    issues: [{ path: `mapping.${key}`, code: 'unknown_column', message: `The file has no column “${key}”` }],
  })
}

function samplesOf(sample: string[][], index: number): string[] {
  const values = new Set<string>()
  for (const row of sample) {
    const value = row[index]?.trim()
    if (value) values.add(value.length > 60 ? `${value.slice(0, 59)}…` : value)
    if (values.size === 3) break
  }
  return [...values]
}
