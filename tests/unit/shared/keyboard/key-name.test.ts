import { describe, expect, it } from 'vitest'
import { keyName } from '#shared/keyboard/key-name'

describe('the name of a key', () => {
  it.each([
    ['a Latin letter is itself', { key: 'c', code: 'KeyC' }, 'c'],
    ['a capital is the letter', { key: 'C', code: 'KeyC' }, 'c'],
    ['a Latin letter counts where its own layout has it', { key: 'a', code: 'KeyQ' }, 'a'],
    ['a Persian letter counts by its place', { key: 'ز', code: 'KeyC' }, 'c'],
    ['a Greek letter counts by its place', { key: 'γ', code: 'KeyG' }, 'g'],
    ['the slash of a German keyboard is a slash', { key: '/', code: 'Digit7', shiftKey: true }, '/'],
    ['the Persian question mark opens the sheet', { key: '؟', code: 'Slash', shiftKey: true }, '?'],
    ['the key of the slash is one on any other layout', { key: '٫', code: 'Slash' }, '/'],
    ['the number sign is one', { key: '#', code: 'Digit3', shiftKey: true }, '#'],
    ['Enter has its name', { key: 'Enter', code: 'Enter' }, 'Enter'],
    ['the space bar has one too', { key: ' ', code: 'Space' }, 'Space'],
  ])('%s', (_, press, name) => {
    expect(keyName(press)).toBe(name)
  })
})
