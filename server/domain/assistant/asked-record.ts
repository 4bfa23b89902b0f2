import { z } from 'zod'
import type { RecordKind } from '#shared/records/kinds'
import type { Inquiry } from './inquiry'
import { ToolMisuse } from './tool'

export const recordField = (description: string) => z.int().min(1).max(999).describe(`${description} A record's number.`)

/** A record by its number in the conversation, of one of the kinds; refuses others. */
export function askedRecord<Kind extends RecordKind>({ records }: Inquiry, n: number, kinds: readonly Kind[]): { type: Kind, id: string, title: string } {
  const record = records.at(n)
  const kind = kinds.find(each => each === record?.type)
  if (!record || !kind) throw new ToolMisuse(`[${n}] is not a ${kinds.join(' or ')} that was looked up. Find it first, and use the number it is given.`)
  return { type: kind, id: record.id, title: record.title }
}

/** The id for a list's filter. */
export function askedId(inquiry: Inquiry, n: number | undefined, kind: RecordKind): string | undefined {
  return n === undefined ? undefined : askedRecord(inquiry, n, [kind]).id
}
