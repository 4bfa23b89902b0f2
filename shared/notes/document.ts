import { z } from 'zod'
import { idSchema, line, text } from '#shared/http/fields'

/** A formatted text: nodes and marks as ProseMirror names them, never HTML. What is not named here is refused. */
export interface NoteDocument { type: 'doc', content: Block[] }

export type Block
  = | { type: 'paragraph', content?: Inline[] }
    | { type: 'heading', attrs: { level: 2 | 3 }, content?: Inline[] }
    | { type: 'bulletList', content: ListItem[] }
    | { type: 'orderedList', attrs?: { start: number }, content: ListItem[] }
    | { type: 'blockquote', content: Block[] }
    | { type: 'codeBlock', content?: { type: 'text', text: string }[] }
    | { type: 'image', attrs: { id: string, alt: string } }
    | { type: 'horizontalRule' }

export interface ListItem { type: 'listItem', content: Block[] }

export type Inline
  = | { type: 'text', text: string, marks?: Mark[] }
    | { type: 'mention', attrs: { id: string, label: string } }
    | { type: 'hardBreak' }

export type Mark = { type: 'bold' | 'italic' | 'strike' | 'code' | 'underline' } | { type: 'link', attrs: { href: string } }

export type NoteNode = NoteDocument | Block | ListItem | Inline

const longestText = 50_000
const mostNodes = 5000
const deepest = 30

const linkProtocols = ['http:', 'https:', 'mailto:', 'tel:']

/** Whether a link leads to a web page, a mail address or a telephone; all else could run a script or open a program. */
export function isSafeLink(href: string): boolean {
  return URL.canParse(href) && linkProtocols.includes(new URL(href).protocol)
}

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

/** Every node of a text, each before those inside it. */
export function* nodesOf(node: NoteNode): Generator<NoteNode> {
  yield node
  if ('content' in node) for (const inner of node.content ?? []) yield* nodesOf(inner)
}

/** The members that a text names, each once. */
export function mentionsIn(document: NoteDocument | null): string[] {
  return document ? [...new Set([...nodesOf(document)].flatMap(node => node.type === 'mention' ? node.attrs.id : []))] : []
}

/** The files that a text shows as images, each once. */
export function imagesIn(document: NoteDocument | null): string[] {
  return document ? [...new Set([...nodesOf(document)].flatMap(node => node.type === 'image' ? node.attrs.id : []))] : []
}
