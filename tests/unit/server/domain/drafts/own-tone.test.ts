import { describe, expect, it } from 'vitest'
import { ownWords, withoutFacts } from '#server/domain/drafts/own-tone'
import { languageOf } from '#server/domain/drafts/written-language'

describe('the tone of somebody’s own texts', () => {
  it('is left without names, addresses and figures of those they wrote to', () => {
    const text = 'Hi Zoë,\n\nthe Audit 2026 for Zoë O’Brien costs €12,500 from 3/4 on; write to zoe@harbour.example or see https://harbour.example/x?y=1.\n\nBest, Mina'
    expect(withoutFacts(text, ['Audit 2026', 'Zoë O’Brien', 'Zoë', 'O’Brien'], 'Mina Rahimi')).toBe('Hi [name],\n\nthe [name] for [name] costs €# from # on; write to [address] or see [address]\n\nBest, Mina')
    expect(withoutFacts('سارا جان، مبلغ ۱۲٬۵۰۰٬۰۰۰ تومان برای سارایی دیگر', ['سارا'])).toBe('[name] جان، مبلغ # تومان برای سارایی دیگر')
    expect(withoutFacts('a (b) [c', ['(b)', '[c'])).toBe('a [name] [name]')
  })

  it('is left without whomever else a text speaks of, and with the sender’s own name', () => {
    expect(withoutFacts('Hi [name], as I told Priya Shah of Harbour, we start soon. Then Lena joins. Best, Mina Rahimi', [], 'Mina Rahimi'))
      .toBe('Hi [name], as I told [name] of [name], we start soon. Then [name] joins. Best, Mina Rahimi')
    expect(withoutFacts('Dear all,\nWe are glad. I’m there, and I am ready.', [], 'Mina')).toBe('Dear all,\nWe are glad. I’m there, and I am ready.')
  })

  it('leaves out what a mail quotes', () => {
    expect(ownWords('Yes, gladly.\n> can you?\nMina\n\nOn Tue, 3 Mar 2026 Zoë wrote:\nsecret')).toBe('Yes, gladly.\nMina')
    expect(ownWords('بله، حتماً.\n\nدر سه‌شنبه ۳ مارس، سارا احمدی نوشت:\nراز')).toBe('بله، حتماً.')
  })

  it('tells the language by the letters', () => {
    expect([languageOf('سلام Zoë جان'), languageOf('My dear سارا'), languageOf('12:30'), languageOf(null)]).toEqual(['fa', 'en', undefined, undefined])
  })
})
