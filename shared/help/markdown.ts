import { Marked, type Tokens } from 'marked'

/** A part of a page of the help: from one heading to the next. */
export interface HelpSection { id: string, title: string, text: string }

export interface HelpPage { title: string, html: string, sections: HelpSection[] }

/** The address of a heading within its page: `Wrong rows and undo` → `wrong-rows-and-undo`. */
export function headingId(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}

/** `import.md#undo`, which leads somewhere among the files, as it is within the app. */
function addressOf(href: string): string {
  return href.replace(/^(?:\.\/)?([\w-]+)\.md/, '/help/$1')
}

/** HTML in the source is left out: the help is text. */
const marked = new Marked({
  walkTokens(token) {
    if (token.type === 'link') token.href = addressOf(token.href)
  },
  renderer: {
    html: () => '',
    heading({ tokens, text, depth }: Tokens.Heading) {
      return depth === 1 ? '' : `<h${depth} id="${headingId(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    // Wide tables scroll by themselves, also by keyboard.
    table(table: Tokens.Table) {
      const row = (cells: Tokens.TableCell[], tag: string) => `<tr>${cells.map(cell => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
      return `<div class="table" tabindex="0"><table><thead>${row(table.header, 'th')}</thead><tbody>${table.rows.map(cells => row(cells, 'td')).join('')}</tbody></table></div>\n`
    },
  },
})

const plain = (source: string) => source.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\|?[\s:|-]{5,}\|/g, ' ').replace(/[*`#|]/g, '').replace(/\s+/g, ' ').trim()

/** A page of the help from its Markdown: the first heading is its title. */
export function renderHelpPage(source: string): HelpPage {
  const [title = '', ...rest] = source.trim().split('\n')
  const parts = rest.join('\n').split(/^## /m)
  const sections = parts.map((part, index) => {
    const [first = '', ...lines] = part.split('\n')
    return index === 0
      ? { id: '', title: plain(title), text: plain(part) }
      : { id: headingId(first), title: first.trim(), text: plain(lines.join('\n')) }
  })
  return { title: plain(title), html: marked.parse(source, { async: false }), sections: sections.filter(({ text }) => text !== '') }
}
