import { normalizedHeader } from '../mappings/normalized-header'

const words = {
  new: 'new|lead|open|fresh|subscriber|جدید|تازه|neu|ny|nový|nouveau|nuevo|nuovo',
  contacted: 'contacted|attempted to contact|connected|reached out|تماس گرفته شده|تماس گرفته|kontaktiert|kontaktad',
  in_discussion: 'in discussion|in progress|open deal|working|negotiation|در حال گفتگو|در حال مذاکره|در گفتگو|im gespräch|in bearbeitung',
  pending_response: 'pending response|pending|waiting|awaiting reply|در انتظار پاسخ|منتظر پاسخ|wartet auf antwort',
  qualified: 'qualified|customer|client|active|won|converted|مشتری|واجد شرایط|فعال|qualifiziert|kunde|kund',
  unqualified: 'unqualified|disqualified|bad timing|lost|not interested|junk lead|نامناسب|ناموفق|unqualifiziert',
  inactive: 'inactive|closed|former|dormant|archived|غیرفعال|غیر فعال|inaktiv|neaktivní|inactif|inactivo',
} as const

export type ImportedStatus = keyof typeof words

const statusOf = new Map((Object.keys(words) as ImportedStatus[]).flatMap(status =>
  words[status].split('|').map(word => [normalizedHeader(word), status] as const)))

/** The contact status a word means, or undefined. */
export function parseStatus(cell: string): ImportedStatus | undefined {
  return statusOf.get(normalizedHeader(cell))
}
