import { z } from 'zod'
import { recordKinds } from '#shared/records/kinds'
import { recordHistory } from '../../ai/record-history'
import { lookedFor } from '../asked-days'
import { askedRecord, recordField } from '../asked-record'
import { defineTool } from '../tool'

/** Of several histories in one conversation, so much each. */
const mostCharacters = 12_000

export const getRecordHistory = defineTool({
  name: 'get_record_history',
  description: 'Reads what is known of one contact, company or deal and everything that happened with it: e-mails, calls, meetings, notes, tasks and changes. Use it for what was said, agreed or promised.',
  input: z.strictObject({ record: recordField('Whose history to read.') }),
  async run(inquiry, { record: n }) {
    const record = askedRecord(inquiry, n, recordKinds)
    const history = await recordHistory(inquiry.db, inquiry.actor, { type: record.type, id: record.id }, { maxCharacters: mostCharacters })
    const numbers = history.sources.map(({ type, id, title }) => inquiry.records.numberOf({ type, id, title, of: { type: record.type, id: record.id } }))
    inquiry.subjects.push(...history.subjects)
    return { found: history.sources.length, isCut: history.isCut, by: lookedFor({ record: { value: record.title } }), text: `History of [${n}]:\n${renumbered(history.text, numbers)}` }
  },
})

/** The history with the conversation's numbers in place of its own, which begin its lines; texts from outside, in their fences, stay as they are. */
function renumbered(text: string, numbers: number[]): string {
  let isFenced = false
  return text.split('\n').map((line) => {
    if (line === '</activity>') isFenced = false
    const shown = isFenced ? line : line.replace(/^\[(\d+)\]/, (whole, own: string) => numbers[Number(own) - 1] ? `[${numbers[Number(own) - 1]}]` : whole)
    if (line === '<activity>') isFenced = true
    return shown
  }).join('\n')
}
