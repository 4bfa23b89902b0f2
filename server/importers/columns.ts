import type { ImportField, ImportMapping } from '#shared/imports/fields'
import { aliasOf } from './mappings/aliases'

/** A column that is read, with what its header says beside the field. */
export interface Column {
  index: number
  header: string
  /** How the header reads in front of a text kept in the note. */
  noteLabel: string
  field: ImportField
  /** Work, home, mobile …: from the header itself. */
  label: string
  /** The column that holds the label of this value, row by row. */
  labelIndex?: number
  /** Parts of one address share a group: "Address 1", "Home". */
  group: string
  /** The header only says that this is a note, so the text can stand alone. */
  isPlainNote: boolean
}

const labels: [RegExp, string][] = [
  [/linkedin/i, 'LinkedIn'], [/twitter/i, 'Twitter'], [/instagram|اینستاگرام/i, 'Instagram'], [/telegram|تلگرام/i, 'Telegram'],
  [/facebook/i, 'Facebook'], [/github/i, 'GitHub'], [/whatsapp/i, 'whatsapp'],
  [/fax/i, 'fax'], [/pager/i, 'pager'],
  [/mobil|cell|handy|portable|móvil|celular|همراه|موبایل|携帯/i, 'mobile'],
  [/home|personal|private?|شخصی|منزل|\bhem\b/i, 'home'],
  [/work|business|office|company|geschäftlich|arbete|کاری|محل کار/i, 'work'],
  [/other|secondary/i, 'other'],
]

/** The columns that a mapping reads, in the order of the file. Throws nothing: positions outside the file are left out. */
export function columnsOf(headers: string[], mapping: ImportMapping): Column[] {
  return headers.flatMap((header, index) => {
    const field = mapping[index]?.field ?? 'ignore'
    if (field === 'ignore' || field === 'label') return []
    const labelIndex = labelColumn(headers, mapping, header)
    return [{ index, header: header || `#${index + 1}`, noteLabel: header.replace(/^.+ \d+ - /, '') || `#${index + 1}`, field, label: labelOf(header), group: groupOf(header), isPlainNote: aliasOf(header) === 'note', ...labelIndex === undefined ? {} : { labelIndex } }]
  })
}

function labelOf(header: string): string {
  return labels.find(([pattern]) => pattern.test(header))?.[1] ?? ''
}

function labelColumn(headers: string[], mapping: ImportMapping, header: string): number | undefined {
  const group = /^(.+) - Value$/i.exec(header)?.[1]
  if (!group) return undefined
  const index = headers.findIndex((other, position) => mapping[position]?.field === 'label' && (other === `${group} - Label` || other === `${group} - Type`))
  return index < 0 ? undefined : index
}

function groupOf(header: string): string {
  return /^(Address \d+|Business|Home|Other|Mailing|Billing|Shipping)/i.exec(header)?.[1]?.toLowerCase() ?? ''
}
