import { describe, expect, it } from 'vitest'
import { createActivitySchema } from '#shared/activities/schema'
import { noteDocumentSchema, type NoteDocument } from '#shared/notes/document'
import { documentOf, plainTextOf } from '#shared/notes/plain-text'

const id = '01978c4e-0000-7000-8000-000000000001'
const doc = (...content: unknown[]) => ({ type: 'doc', content })
const words = (text: string, ...marks: unknown[]) => ({ type: 'text', text, ...(marks.length ? { marks } : {}) })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const accepts = (value: unknown) => noteDocumentSchema.safeParse(value).success

const whole = doc(
  { type: 'heading', attrs: { level: 2 }, content: [words('What was agreed')] },
  paragraph(words('With '), { type: 'mention', attrs: { id, label: 'Mina Rahimi' } }, words(' on '), words('their page', { type: 'bold' }, { type: 'link', attrs: { href: 'https://harbour.example' } })),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('Audit')), { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(words('Plan'))] }] }] }] },
  { type: 'blockquote', content: [paragraph(words('As soon as you can.'))] },
  { type: 'codeBlock', content: [words('a < b')] },
  { type: 'horizontalRule' },
  { type: 'image', attrs: { id, alt: 'plan.png' } },
) as NoteDocument

describe('a formatted text', () => {
  it('is taken as it is', () => {
    expect(noteDocumentSchema.parse(whole)).toEqual(whole)
  })

  it.each([
    ['a node that it does not know', doc({ type: 'iframe' })],
    ['an attribute that it does not know', doc({ type: 'paragraph', attrs: { onclick: 'alert(1)' } })],
    ['a mark that it does not know', doc(paragraph(words('x', { type: 'textStyle', attrs: { color: 'red' } })))],
    ['an image by its address', doc({ type: 'image', attrs: { src: 'https://evil.example/x.png', alt: '' } })],
    ['a heading of the first level', doc({ type: 'heading', attrs: { level: 1 } })],
    ['a block inside a line', doc(paragraph(paragraph(words('x'))))],
    ['an item outside a list', doc({ type: 'listItem', content: [paragraph()] })],
    ['an empty list', doc({ type: 'bulletList', content: [] })],
    ['nothing at all', doc()],
    ['text of another kind', 'text'],
  ])('is refused with %s', (_, value) => {
    expect(accepts(value)).toBe(false)
  })

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', 'data:text/html,<script>', 'vbscript:x', 'file:///etc/passwd', '//evil.example', '/login', 'blob:https://x'])('has no link to %j', (href) => {
    expect(accepts(doc(paragraph(words('x', { type: 'link', attrs: { href } }))))).toBe(false)
  })

  it.each(['https://harbour.example/a?b=c#d', 'http://harbour.example', 'mailto:zoe@harbour.example', 'tel:+442071234567'])('may link to %s', (href) => {
    expect(accepts(doc(paragraph(words('x', { type: 'link', attrs: { href } }))))).toBe(true)
  })

  it('is refused when it is nested ten thousand levels deep, without exhausting the stack', () => {
    const opening = '{"type":"blockquote","content":['.repeat(10_000)
    const deep: unknown = JSON.parse(`{"type":"doc","content":[${opening}{"type":"paragraph"}${']}'.repeat(10_000)}]}`)
    expect(noteDocumentSchema.safeParse(deep).error?.issues[0]?.message).toBe('too_deep')
    expect(createActivitySchema.safeParse({ type: 'note', contactId: id, content: deep }).error?.issues).toMatchObject([{ path: ['content'], message: 'too_deep' }])
  })

  it('is refused when it has too much in it', () => {
    expect(accepts(doc(...Array.from({ length: 30_000 }, () => ({ type: 'horizontalRule' }))))).toBe(false)
    expect(accepts(doc(paragraph(words('x'.repeat(50_001)))))).toBe(false)
  })

  it('is read as plain text, a line for each paragraph', () => {
    expect(plainTextOf(whole)).toBe('What was agreed\nWith @Mina Rahimi on their page\n- Audit\n  3. Plan\nAs soon as you can.\na < b\n\nplan.png')
  })

  it('can be made from plain text, and back', () => {
    expect(plainTextOf(documentOf('Likes tea\n\nand quiet'))).toBe('Likes tea\n\nand quiet')
    expect(accepts(documentOf('Likes tea\n\nand quiet'))).toBe(true)
  })
})
