import type { UsedRecord } from '#shared/assistant/answers'
import { fold } from '#shared/search/fold'

export type SeenRecord = Omit<UsedRecord, 'n'>

/** The records of a conversation by local numbers, in the order in which they first came up: an id never reaches a prompt. */
export class NumberedRecords {
  readonly #records: UsedRecord[] = []

  /** The number of a record, which it keeps. */
  numberOf(record: SeenRecord): number {
    const known = this.#records.find(({ type, id }) => type === record.type && id === record.id)
    if (known) return known.n
    const n = this.#records.length + 1
    this.#records.push({ n, ...record })
    return n
  }

  get all(): readonly UsedRecord[] {
    return this.#records
  }

  at(n: number): UsedRecord | undefined {
    return this.#records[n - 1]
  }

  /** Those that a text cites as `[3]` or `[3, 5]`, by their numbers. */
  citedIn(text: string): UsedRecord[] {
    const numbers = new Set([...text.matchAll(citations)].flatMap(([, list]) => numbersIn(list!)))
    return this.#records.filter(({ n }) => numbers.has(n))
  }

  /** A text without the citations of records that there are not. */
  withKnownCitations(text: string): string {
    return text.replace(new RegExp(`( ?)${citations.source}`, 'g'), (_, space: string, list: string) => {
      const known = numbersIn(list).filter(n => this.at(n))
      return known.length > 0 ? space + known.map(n => `[${n}]`).join('') : ''
    })
  }
}

const citations = /\[([\d۰-۹]{1,3}(?:\s*[,،]\s*[\d۰-۹]{1,3})*)\]/g

function numbersIn(list: string): number[] {
  return list.split(/[,،]/).map(digits => Number(fold(digits)))
}

/** A text of an earlier answer, whose numbers mean nothing any more. */
export function withoutCitations(text: string): string {
  return text.replace(new RegExp(`\\s?${citations.source}`, 'g'), '')
}
