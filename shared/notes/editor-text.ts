import { isSafeLink, type Block, type Inline, type ListItem, type Mark, type NoteDocument } from './nodes'

/** What the editor holds: ProseMirror's JSON, with attributes of its own. */
export interface EditorNode { type?: string, text?: string, attrs?: Record<string, unknown>, marks?: { type: string, attrs?: Record<string, unknown> }[], content?: EditorNode[] }

const previewAddress = /^\/api\/attachments\/([0-9a-f-]{36})\/preview$/

/** Where an image of a note is shown from. */
export function addressOfImage(id: string): string {
  return `/api/attachments/${id}/preview`
}

/** The file that an image of the editor shows; undefined for one from elsewhere. */
export function imageAt(address: unknown): string | undefined {
  return previewAddress.exec(String(address))?.[1]
}

/** A text for the editor, which knows images by their addresses. */
export function toEditor(document: NoteDocument): EditorNode {
  const convert = (node: EditorNode): EditorNode => node.type === 'image'
    ? { type: 'image', attrs: { src: addressOfImage(String(node.attrs?.id)), alt: node.attrs?.alt } }
    : { ...node, ...(node.content ? { content: node.content.map(convert) } : {}) }
  return convert(document as EditorNode)
}

/** What the editor holds as it is stored, without what only the editor needs and without empty lines at the end. */
export function fromEditor(node: EditorNode): NoteDocument {
  const content = blocksOf(node)
  while (content.length > 1 && isEmpty(content.at(-1)!)) content.pop()
  return { type: 'doc', content: content.length ? content : [{ type: 'paragraph' }] }
}

/** Whether it says no more than its words alone: then it is kept as plain text. */
export function isPlain({ content }: NoteDocument): boolean {
  return content.every(block => block.type === 'paragraph' && (block.content ?? []).every(inline => inline.type === 'hardBreak' || (inline.type === 'text' && !inline.marks)))
}

function isEmpty(block: Block): boolean {
  return block.type === 'paragraph' && !block.content
}

function blocksOf({ content = [] }: EditorNode): Block[] {
  return content.flatMap(blockOf)
}

function blockOf(node: EditorNode): Block | Block[] {
  const { attrs = {} } = node
  switch (node.type) {
    case 'paragraph': return { type: 'paragraph', ...inlinesOf(node) }
    case 'heading': return { type: 'heading', attrs: { level: attrs.level === 2 ? 2 : 3 }, ...inlinesOf(node) }
    case 'bulletList': return { type: 'bulletList', content: itemsOf(node) }
    case 'orderedList': return { type: 'orderedList', ...(Number(attrs.start ?? 1) === 1 ? {} : { attrs: { start: Number(attrs.start) } }), content: itemsOf(node) }
    case 'blockquote': return { type: 'blockquote', content: blocksOf(node) }
    case 'codeBlock': return { type: 'codeBlock', ...(node.content?.length ? { content: node.content.map(({ text = '' }) => ({ type: 'text', text })) } : {}) }
    case 'horizontalRule': return { type: 'horizontalRule' }
    case 'image': {
      const id = imageAt(attrs.src)
      return id ? { type: 'image', attrs: { id, alt: String(attrs.alt ?? '') } } : []
    }
    default: return []
  }
}

function itemsOf({ content = [] }: EditorNode): ListItem[] {
  return content.map(item => ({ type: 'listItem', content: blocksOf(item) }))
}

function inlinesOf({ content = [] }: EditorNode): { content?: Inline[] } {
  const inlines = content.flatMap(inlineOf)
  return inlines.length ? { content: inlines } : {}
}

function inlineOf({ type, text, attrs = {}, marks = [] }: EditorNode): Inline | Inline[] {
  if (type === 'hardBreak') return { type }
  if (type === 'mention') return { type, attrs: { id: String(attrs.id), label: String(attrs.label ?? '') } }
  if (type !== 'text' || !text) return []
  const kept = marks.flatMap(markOf)
  return kept.length ? { type, text, marks: kept } : { type, text }
}

function markOf({ type, attrs }: { type: string, attrs?: Record<string, unknown> }): Mark | Mark[] {
  if (type === 'link') return isSafeLink(String(attrs?.href)) ? { type, attrs: { href: String(attrs?.href) } } : []
  return type === 'bold' || type === 'italic' || type === 'strike' || type === 'code' || type === 'underline' ? { type } : []
}
