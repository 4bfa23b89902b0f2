import { describe, expect, it } from 'vitest'
import { searchWords } from '#shared/search/fold'
import { marksIn, passageOf } from '#shared/search/marks'

const marked = (text: string, typed: string) => marksIn(text, searchWords(typed)).map(([from, to]) => text.slice(from, to))

describe('the marks of a search', () => {
  it.each([
    ['Zoë O\'Brien', 'obrien', ['O\'Brien']],
    ['Zoë O’Brien', 'zoe obr', ['Zoë', 'O’Brien']],
    ['با سَارَا احمدی', 'سارا', ['سَارَا']],
    ['می‌خواهم بروم', 'میخواهم', ['می‌خواهم']],
    ['علي كافه', 'علی کافه', ['علي', 'كافه']],
    ['He said \'offer\' twice: offers', 'offer', ['offer', 'offers']],
    ['zoe@harbour.example', 'harb', ['harbour']],
    ['Straße ۱۲', 'strasse 12', ['Straße', '۱۲']],
    ['Nothing here', 'offer', []],
  ])('in %j for %j are %j', (text, typed, found) => {
    expect(marked(text, typed)).toEqual(found)
  })
})

describe('a passage', () => {
  it('is the whole of a short text, on one line', () => {
    expect(passageOf('The offer\n\n is out', ['offer'])).toEqual({ text: 'The offer is out', marks: [[4, 9]] })
  })

  it('is cut between words around the first match of a long one', () => {
    const text = `${'before '.repeat(50)}offer ${'after '.repeat(50)}`
    const passage = passageOf(text, ['offer'])!
    expect(passage.text).toMatch(/^…(before )+offer( after)+…$/)
    expect(passage.text.length).toBeLessThanOrEqual(162)
    expect(passage.marks.map(([from, to]) => passage.text.slice(from, to))).toEqual(['offer'])
  })

  it('is nothing where nothing matches, and bears a text without spaces', () => {
    expect(passageOf('Nothing', ['offer'])).toBeUndefined()
    expect(passageOf(`${'x'.repeat(300)} offer${'y'.repeat(5000)}`, ['offer'])?.text.length).toBeLessThan(170)
  })
})
