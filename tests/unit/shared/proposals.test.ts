import { describe, expect, it } from 'vitest'
import { contrastOnWhite } from '#shared/proposals/colors'
import { languageOf } from '#shared/proposals/language'
import { textBlocks } from '#shared/proposals/text'
import { accentColors } from '#shared/proposals/values'

const words = (text: string) => [{ text, isBold: false }]

describe('the text of a section', () => {
  it('is paragraphs, lists and bold words', () => {
    expect(textBlocks('One line\nand another.\n\n- first\n- **second** one\n\n1. then\n۲. سپس')).toEqual([
      { type: 'paragraph', lines: [words('One line'), words('and another.')] },
      { type: 'list', isOrdered: false, items: [words('first'), [{ text: 'second', isBold: true }, { text: ' one', isBold: false }]] },
      { type: 'list', isOrdered: true, items: [words('then'), words('سپس')] },
    ])
  })

  it('goes on with a list across an empty line, and begins a paragraph behind one', () => {
    expect(textBlocks('- a\n\n- b\n\nc').map(block => block.type)).toEqual(['list', 'paragraph'])
  })

  it('keeps the number with which a list goes on behind a paragraph', () => {
    expect(textBlocks('1. a\n\nbetween\n\n2. b\n3. c\n\n۱۲) d').map(block => block.type === 'list' && block.start)).toEqual([undefined, false, 2])
    expect(textBlocks('۱۲) d')).toEqual([{ type: 'list', isOrdered: true, start: 12, items: [words('d')] }])
  })

  it('holds nothing that could do anything', () => {
    const text = '<img src=x onerror=alert(1)> [here](javascript:alert(1)) # no * heading ** either'
    expect(textBlocks(text)).toEqual([{ type: 'paragraph', lines: [words(text)] }])
    expect(textBlocks('')).toEqual([])
  })
})

describe('a proposal', () => {
  it('is in the language of the client\'s name', () => {
    expect(languageOf(['سارا احمدی', 'Harbour'])).toBe('fa')
    expect(languageOf(['Zoë', null])).toBe('en')
    expect(languageOf(['', undefined])).toBeUndefined()
  })

  it('has colours that read well on white', () => {
    expect(contrastOnWhite('#000000')).toBeCloseTo(21)
    expect(accentColors.filter(color => contrastOnWhite(color) < 4.5)).toEqual([])
  })
})
