import { z } from 'zod'
import { idSchema, line, text } from '#shared/http/fields'
import { isSafeLink, type Block, type ListItem, type NoteDocument } from './nodes'

export * from './nodes'

const longestText = 50_000
const mostNodes = 5000
const deepest = 30

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['bold', 'italic', 'strike', 'code', 'underline']) }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: line(2000).refine(isSafeLink, { error: 'unsafe_link' }) }) }),
], { error: 'unknown_mark' })

const words = text(longestText).min(1, { error: 'required' })
const inlines = z.array(z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: words, marks: z.array(mark).max(7, { error: 'too_many' }).optional() }),
  z.strictObject({ type: z.literal('mention'), attrs: z.strictObject({ id: idSchema, label: line(200) }) }),
  z.strictObject({ type: z.literal('hardBreak') }),
], { error: 'unknown_node' })).optional()

const blocks: z.ZodType<Block[]> = z.lazy(() => z.array(block).min(1, { error: 'required' })).meta({ id: 'NoteBlocks' })
const items: z.ZodType<ListItem[]> = z.lazy(() => z.array(z.strictObject({ type: z.literal('listItem', { error: 'unknown_node' }), content: blocks })).min(1, { error: 'required' })).meta({ id: 'NoteListItems' })

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), content: inlines }),
  z.strictObject({ type: z.literal('heading'), attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }), content: inlines }),
  z.strictObject({ type: z.literal('bulletList'), content: items }),
  z.strictObject({ type: z.literal('orderedList'), attrs: z.strictObject({ start: z.int().min(0).max(1_000_000) }).optional(), content: items }),
  z.strictObject({ type: z.literal('blockquote'), content: blocks }),
  z.strictObject({ type: z.literal('codeBlock'), content: z.array(z.strictObject({ type: z.literal('text', { error: 'unknown_node' }), text: words })).optional() }),
  z.strictObject({ type: z.literal('image'), attrs: z.strictObject({ id: idSchema, alt: line(300) }) }),
  z.strictObject({ type: z.literal('horizontalRule') }),
], { error: 'unknown_node' })

/** Measured before it is parsed, and without recursion: what is nested deeply enough would exhaust the parser's stack. */
function bounded(document: unknown, context: z.RefinementCtx): unknown {
  let nodes = 0
  let length = 0
  const open = [{ value: document, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') length += value.length
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) nodes++
    // Every node lies in the array of another one, which is a level too.
    const code = depth > deepest * 2 ? 'too_deep' : nodes > mostNodes * 4 || length > longestText * 3 ? 'too_long' : undefined
    // Nothing else may look at it, the rules of the whole form included.
    if (code) {
      context.addIssue({ code: 'custom', message: code, continue: false })
      return z.NEVER
    }
    for (const inner of Object.values(value as object)) open.push({ value: inner as unknown, depth: depth + 1 })
  }
  return document
}

export const noteDocumentSchema: z.ZodType<NoteDocument, unknown> = z.preprocess(bounded, z.strictObject({ type: z.literal('doc', { error: 'unknown_node' }), content: blocks }).meta({ id: 'NoteDocument', description: 'A formatted text.' }))
