import { fold } from '#shared/search/fold'
import { keptAnswersOf } from '~/offline/reading'
import { useOwner } from '~/composables/useOwner'

interface KeptRecord { kind: 'contact' | 'company' | 'deal', id: string, title: string, subtitle: string | null }

const kinds = { contacts: 'contact', companies: 'company', deals: 'deal', board: 'deal' } as const
const mostFound = 20

/** The contacts, companies and deals that this browser has seen, for times when the server cannot be asked. */
export function useKeptRecords() {
  const owner = useOwner()
  return {
    async findKept(words: string): Promise<KeptRecord[]> {
      const wanted = fold(words)
      const found = new Map<string, KeptRecord>()
      for (const [name, kind] of Object.entries(kinds) as [keyof typeof kinds, KeptRecord['kind']][]) {
        for (const answer of owner.value ? await keptAnswersOf(owner.value, [`["${name}"`]) : []) {
          for (const record of recordsIn(answer, kind)) if (fold(record.title).includes(wanted)) found.set(record.id, record)
        }
      }
      return [...found.values()].slice(0, mostFound)
    },
  }
}

/** Whatever form an answer has: a record has an id and a version, and a name or a title of its own. */
function recordsIn(answer: unknown, kind: KeptRecord['kind']): KeptRecord[] {
  if (Array.isArray(answer)) return answer.flatMap(part => recordsIn(part, kind))
  if (answer === null || typeof answer !== 'object') return []
  const { id, version, name, title, companyName, contactName } = answer as Record<string, unknown>
  const words = kind === 'deal' ? title : name
  if (typeof id === 'string' && typeof version === 'number') return typeof words === 'string' && !('occurredAt' in answer) && !('stages' in answer) ? [{ kind, id, title: words, subtitle: String(companyName ?? contactName ?? '') || null }] : []
  return Object.values(answer).flatMap(part => recordsIn(part, kind))
}
