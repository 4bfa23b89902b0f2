import { describe, expect, it } from 'vitest'
import { findQuote, quotable } from '#server/domain/reading/find-quote'

function found(quote: string, text: string): string | undefined {
  const passage = findQuote(quote, [quotable(text)])
  return passage && text.slice(passage.start, passage.end)
}

describe('a quote', () => {
  it('is found as it stands', () => {
    expect(found('the offer by Friday', 'I need the offer by Friday, please.')).toBe('the offer by Friday')
  })

  it('is found across line ends and the marks of a reply', () => {
    expect(found('the offer by Friday', '> I need the\n> > offer by\n>Friday.')).toBe('the\n> > offer by\n>Friday')
  })

  it('is found however the letters are typed', () => {
    expect(found('كافي نزديک میدان', 'ما در کافی نزدیک میدان هستیم')).toBe('کافی نزدیک میدان')
    expect(found('می‌آیم ساعت 10', 'فردا می آیم ساعت ۱۰ صبح')).toBe('می آیم ساعت ۱۰')
    expect(found('“Zoe” says: it\'s fine', 'So "Zoë" says: it’s fine.')).toBe('Zoë" says: it’s fine')
  })

  it('keeps its place behind letters of two units', () => {
    expect(found('call me', '🎉🎉 Call me')).toBe('Call me')
  })

  it('is not found where nobody wrote it', () => {
    expect(found('a discount of 90 %', 'I need the offer by Friday.')).toBeUndefined()
    expect(found('', 'I need the offer.')).toBeUndefined()
    expect(found('…', 'I need the offer …')).toBeUndefined()
  })

  it('is found in the end of a text whose middle was not read', () => {
    const text = `Dear Ana, ${'x'.repeat(1000)} see you on Tuesday`
    expect(findQuote('see you on Tuesday', [quotable(text.slice(0, 10)), quotable(text.slice(-30), text.length - 30)])).toEqual({ start: text.indexOf('see you'), end: text.length })
  })
})
