/** What nobody sees. */
const hidden = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'HEAD', 'TITLE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'SVG'])
const blocks = new Set(['P', 'DIV', 'TR', 'LI', 'UL', 'OL', 'TABLE', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'HR', 'ADDRESS'])

/** The words of a page's body, a line for each block, what is quoted marked as in replies. The document is never shown: it runs and loads nothing. */
export function textOfDocument(document: Document): string {
  return textIn(document.body).replaceAll(/[^\S\n]*\n[^\S\n]*/g, '\n').replaceAll(/\n{3,}/g, '\n\n').trim()
}

function textIn(node: Node): string {
  if (node.nodeType === node.TEXT_NODE) return (node.nodeValue ?? '').replaceAll(/[\s\u00A0]+/g, ' ')
  const name = node.nodeName.toUpperCase()
  if (hidden.has(name)) return ''
  if (name === 'BR') return '\n'
  const text = Array.from(node.childNodes, textIn).join('')
  if (name === 'BLOCKQUOTE') return `\n${text.trim().split('\n').map(line => `> ${line.trim()}`).join('\n')}\n`
  if (name === 'LI') return `\n- ${text.trim()}`
  return blocks.has(name) ? `\n${text.trim()}\n` : name === 'TD' || name === 'TH' ? `${text} ` : text
}
