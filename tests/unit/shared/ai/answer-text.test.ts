import { describe, expect, it } from 'vitest'
import { parseAnswerText } from '#shared/ai/answer-text'
import { addressOfSource, sourceNumbered, type AiSource } from '#shared/ai/source-address'

const words = (text: string) => parseAnswerText(text).map(({ lines }) => lines.map(line => line.map(piece => 'text' in piece ? piece.text : 'day' in piece ? piece.day : `<${piece.cites.join()}>`).join('')))

describe('an answer of Claude', () => {
  it('is paragraphs, headings, lists and bold', () => {
    expect(parseAnswerText('## Where we stand\nZoë **waits** for\nthe offer.\n\n- Audit\n- Retainer\n\n1. Call\n2. Write').map(({ kind, lines }) => [kind, lines.length]))
      .toEqual([['heading', 1], ['paragraph', 2], ['bullets', 2], ['numbers', 2]])
    expect(parseAnswerText('Zoë **waits**.')[0]?.lines).toEqual([[{ text: 'Zoë ' }, { text: 'waits', isBold: true }, { text: '.' }]])
  })

  it('keeps a list together over empty lines', () => {
    expect(parseAnswerText('- Audit\n\n- Retainer').map(({ lines }) => lines.length)).toEqual([2])
  })

  it('cites its sources, also with Persian digits', () => {
    expect(parseAnswerText('She asked twice [2, 3] and سارا [۱۲].')[0]?.lines[0]).toEqual([
      { text: 'She asked twice ' }, { cites: [2, 3] }, { text: ' and سارا ' }, { cites: [12] }, { text: '.' },
    ])
  })

  it('tells its days apart, to be shown by the person\'s calendar', () => {
    expect(parseAnswerText('Since **2026-04-20 on** [1], not 2026-02-31 or 12026-04-20')[0]?.lines[0]).toEqual([
      { text: 'Since ' }, { day: '2026-04-20' }, { text: ' on', isBold: true }, { text: ' ' }, { cites: [1] }, { text: ', not ' }, { text: '2026-02-31' }, { text: ' or 12026-04-20' },
    ])
  })

  it('leads nowhere and loads nothing', () => {
    expect(words('See [the offer](https://evil.example/x) ![logo](https://evil.example/p.png) <img src=x>')).toEqual([['See the offer (https://evil.example/x) logo <img src=x>']])
    expect(words('[1](https://evil.example)')).toEqual([['1 (https://evil.example)']])
  })

  it('turns no direction by hidden marks, and keeps the joiners of Persian', () => {
    expect(words('a\u202Eb\u2066c\u0007 می\u200Cخواهد')).toEqual([['abc می\u200Cخواهد']])
  })
})

describe('a source', () => {
  const call: AiSource = { type: 'activity', id: 'a1', title: 'Call' }
  it('is seen on its page, an activity on its record\'s timeline', () => {
    expect(addressOfSource({ type: 'deal', id: 'd1', title: 'Audit' })).toBe('/deals/d1')
    expect(addressOfSource({ type: 'task', id: 't1', title: 'Call Zoë' })).toBe('/tasks?task=t1')
    expect(addressOfSource(call)).toBeUndefined()
    expect(addressOfSource(call, { type: 'contact', id: 'c1' })).toBe('/contacts/c1?activity=a1')
    expect(addressOfSource({ ...call, of: { type: 'deal', id: 'd1' } }, { type: 'contact', id: 'c1' })).toBe('/deals/d1?activity=a1')
  })

  it('is found by its number, or else by its place', () => {
    expect(sourceNumbered([call], 1)).toBe(call)
    expect(sourceNumbered([call], 2)).toBeUndefined()
    expect(sourceNumbered([{ ...call, n: 7 }], 7)?.id).toBe('a1')
    expect(sourceNumbered([{ ...call, n: 7 }], 1)).toBeUndefined()
  })
})
