import { type ImportField, repeatableFields } from '#shared/imports/fields'
import { aliasOf } from './mappings/aliases'
import { systemMappingOf } from './mappings/detect-system'
import { normalizedHeader } from './mappings/normalized-header'
import { emailPattern } from './values/emails'

/** What a column probably is; `confidence` from 0 (no idea) to 1 (certain). */
export interface ColumnProposal { field: ImportField, confidence: number }

const headerHints: [RegExp, ImportField][] = [
  [/e-?mail|ایمیل/i, 'email'],
  [/phone|mobile|telefon|تلفن|موبایل/i, 'phone'],
  [/birth|geburt|تولد/i, 'birthday'],
  [/compan|organi[sz]ation|firma|شرکت/i, 'companyName'],
  [/website|linkedin|\burl\b/i, 'link'],
  [/notes?\b|comment/i, 'note'],
]

/** Proposes a field for every column from its header and, where that says nothing, from its values. */
export function proposeMapping(headers: string[], sample: string[][]): ColumnProposal[] {
  const system = systemMappingOf(headers)
  const proposals = headers.map((header, index) => {
    const values = sample.map(row => row[index]?.trim() ?? '').filter(Boolean)
    const special = system.fieldOf?.(header)
    const confidence = system.system === 'other' ? 0.9 : 1
    if (special) return { field: special, confidence }
    const alias = aliasOf(header)
    if (alias) return { field: alias, confidence }
    return values.length === 0 ? { field: 'ignore' as const, confidence: 1 } : guess(header, values)
  })
  return withoutRepeats(withNamesTogether(headers, proposals, sample))
}

function guess(header: string, values: string[]): ColumnProposal {
  const hint = headerHints.find(([pattern]) => pattern.test(header))
  if (hint) return { field: hint[1], confidence: 0.6 }
  const share = (pattern: RegExp) => values.filter(value => pattern.test(value)).length / values.length
  if (share(emailPattern) > 0.6) return { field: 'email', confidence: 0.6 }
  if (share(/^https?:\/\/\S+$/i) > 0.6) return { field: 'link', confidence: 0.5 }
  if (share(/^(?:p:)?\+?[\d\s()./-]{8,20}$/) > 0.6 && share(/^\d{4}-\d\d-\d\d/) === 0) return { field: 'phone', confidence: 0.4 }
  return { field: 'ignore', confidence: 0 }
}

/** "Name" beside "First name" is the last name; "First name" alone that holds two words is the whole name. */
function withNamesTogether(headers: string[], proposals: ColumnProposal[], sample: string[][]): ColumnProposal[] {
  const columnOf = (field: ImportField) => proposals.findIndex(proposal => proposal.field === field)
  const [first, last, full] = [columnOf('firstName'), columnOf('lastName'), columnOf('fullName')]
  const result = [...proposals]
  if (first >= 0 && last < 0 && full >= 0) result[full] = { field: 'lastName', confidence: 0.8 }
  if (first >= 0 && last < 0 && full < 0 && sample.some(row => /\S\s+\S/.test(row[first] ?? ''))) result[first] = { field: 'fullName', confidence: 0.8 }
  const keys = headers.map(normalizedHeader)
  const title = keys.indexOf('title')
  if (title >= 0 && keys.includes('jobtitle')) result[title] = { field: 'prefix', confidence: 0.9 }
  return result
}

function withoutRepeats(proposals: ColumnProposal[]): ColumnProposal[] {
  const taken = new Set<ImportField>()
  return proposals.map((proposal) => {
    if (repeatableFields.has(proposal.field)) return proposal
    if (taken.has(proposal.field)) return { field: 'ignore', confidence: 0.3 }
    taken.add(proposal.field)
    return proposal
  })
}
