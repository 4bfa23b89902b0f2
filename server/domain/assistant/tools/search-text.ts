import { z } from 'zod'
import { searchSchema } from '#shared/search/schema'
import { searchRecords } from '../../search/search'
import { lookedFor } from '../asked-days'
import { listing, mostRows, recordRow } from '../rows'
import { defineTool } from '../tool'

export const searchText = defineTool({
  name: 'search_text',
  description: 'Searches all contacts, companies, deals and the texts of e-mails, calls, meetings and notes for words, and shows the passages. All words must occur, each may be the beginning of a longer one: prefer one or two.',
  input: z.strictObject({ text: z.string().min(1).max(200) }),
  async run(inquiry, { text }) {
    const { results, cursor } = await searchRecords(inquiry.db, inquiry.actor, searchSchema.parse({ q: text, limit: mostRows }))
    const rows = results.map(({ kind, id, title, subtitle, passage, of }) =>
      recordRow(inquiry, { type: kind, id, title, of: of ? { type: of.kind, id: of.id } : undefined }, [kind, subtitle, passage && `text: ${passage}`]))
    return { found: results.length, isCut: cursor !== null, by: lookedFor({ text: { value: text } }), text: listing('matches', rows) + (cursor ? '\nThere are more: add a word.' : '') }
  },
})
