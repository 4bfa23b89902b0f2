/** A piece of a line. */
export interface Inline { text: string, isBold: boolean }

/** What the text of a section is made of, for whoever sets it: on a page, in a PDF. */
export type TextBlock
  = | { type: 'paragraph', lines: Inline[][] }
    | { type: 'list', isOrdered: boolean, items: Inline[][], /** Where its numbers begin, if not with 1. */ start?: number }

const bullet = /^\s*[-*•]\s+(.*)$/
const numbered = /^\s*([\d۰-۹]{1,3})[.)]\s+(.*)$/

/**
 * Reads the text of a section: paragraphs with an empty line between them, lists of lines that begin with `- ` or `1. `, and
 * `**bold**` words. All else is what it is, so that nothing in a text can become a link, an image or a command.
 */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  let isNew = true
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isNew = true
      continue
    }
    const [, number, entry] = numbered.exec(line) ?? []
    const item = bullet.exec(line)?.[1] ?? entry
    const last = isNew ? undefined : blocks.at(-1)
    if (item === undefined) addLine(blocks, last, inlines(line.trim()))
    else addItem(blocks, blocks.at(-1), number, inlines(item.trim()))
    isNew = false
  }
  return blocks
}

function addLine(blocks: TextBlock[], last: TextBlock | undefined, line: Inline[]): void {
  if (last?.type === 'paragraph') last.lines.push(line)
  else blocks.push({ type: 'paragraph', lines: [line] })
}

/** Items of the same kind make one list, also with empty lines between them. */
function addItem(blocks: TextBlock[], last: TextBlock | undefined, number: string | undefined, item: Inline[]): void {
  const isOrdered = number !== undefined
  const start = isOrdered ? Number(number.replace(/\D/g, digit => String(digit.charCodeAt(0) & 0xF))) : 1
  if (last?.type === 'list' && last.isOrdered === isOrdered) last.items.push(item)
  else blocks.push({ type: 'list', isOrdered, items: [item], ...(start === 1 ? {} : { start }) })
}

function inlines(line: string): Inline[] {
  const pieces = line.split(/\*\*(\S(?:.*?\S)?)\*\*/)
  return pieces.flatMap((text, index) => text === '' ? [] : [{ text, isBold: index % 2 === 1 }])
}
