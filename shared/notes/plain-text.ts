import type { Block, Inline, NoteDocument } from './nodes'

/** A formatted text in plain words, a line for each paragraph: what search, exports and other programs read. */
export function plainTextOf(document: NoteDocument): string {
  return document.content.map(linesOf).join('\n').trim()
}

function linesOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading': return (block.content ?? []).map(wordsOf).join('')
    case 'codeBlock': return (block.content ?? []).map(({ text }) => text).join('')
    case 'blockquote': return block.content.map(linesOf).join('\n')
    case 'bulletList': return block.content.map(({ content }) => item('- ', content)).join('\n')
    case 'orderedList': return block.content.map(({ content }, index) => item(`${(block.attrs?.start ?? 1) + index}. `, content)).join('\n')
    case 'image': return block.attrs.alt
    case 'horizontalRule': return ''
  }
}

/** Further lines of an item stand below its first word. */
function item(mark: string, content: Block[]): string {
  return mark + content.map(linesOf).join('\n').replaceAll('\n', `\n${' '.repeat(mark.length)}`)
}

function wordsOf(inline: Inline): string {
  if (inline.type === 'text') return inline.text
  return inline.type === 'mention' ? `@${inline.attrs.label}` : '\n'
}

/** A plain text as a formatted one, for whoever goes on writing it. */
export function documentOf(text: string): NoteDocument {
  return { type: 'doc', content: text.split('\n').map(line => line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] }) }
}
