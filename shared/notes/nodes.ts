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

const linkProtocols = ['http:', 'https:', 'mailto:', 'tel:']

/** Whether a link leads to a web page, a mail address or a telephone; all else could run a script or open a program. */
export function isSafeLink(href: string): boolean {
  return URL.canParse(href) && linkProtocols.includes(new URL(href).protocol)
}

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
