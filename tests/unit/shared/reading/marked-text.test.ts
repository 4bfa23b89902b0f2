import { describe, expect, it } from 'vitest'
import { markedPieces } from '#shared/reading/marked-text'

describe('a text with marked passages', () => {
  it('is cut where they begin and end', () => {
    expect(markedPieces('Send it by Friday.', [{ key: 'a', passage: { start: 0, end: 17 } }, { key: 'b', passage: { start: 8, end: 17 } }, { key: 'c', passage: null }])).toEqual([
      { text: 'Send it ', keys: ['a'] }, { text: 'by Friday', keys: ['a', 'b'] }, { text: '.', keys: [] },
    ])
  })

  it('without any is one piece', () => {
    expect(markedPieces('Hello', [])).toEqual([{ text: 'Hello', keys: [] }])
    expect(markedPieces('', [])).toEqual([])
  })

  it('leaves out the middle of a very long one, and what is marked there', () => {
    const text = `${'a'.repeat(20_000)}${'b'.repeat(30_000)}${'c'.repeat(50_000)}`
    const pieces = markedPieces(text, [{ key: 'middle', passage: { start: 25_000, end: 26_000 } }, { key: 'end', passage: { start: 99_990, end: 100_000 } }])
    expect(pieces.map(piece => 'left' in piece ? piece.left : piece.text.length)).toEqual([20_000, 30_000, 49_990, 10])
  })
})
