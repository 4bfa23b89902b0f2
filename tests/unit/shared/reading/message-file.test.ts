import { readFileSync } from 'node:fs'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { textOfDocument } from '#shared/reading/html-text'
import { isMessageSource, messageText, mostMessageBytes, plainText } from '#shared/reading/message-file'
import { threadText, withinLimit } from '#shared/reading/thread-text'

const textOfHtml = (html: string) => textOfDocument(new (new Window().DOMParser)().parseFromString(html, 'text/html') as unknown as Document)
const read = (source: string | Uint8Array) => messageText(typeof source === 'string' ? new TextEncoder().encode(source) : source, textOfHtml)
const fixture = (name: string) => readFileSync(`tests/fixtures/ai/parse-thread/${name}.eml`)

describe('a message in a file', () => {
  it('is read as head and plain text, encoded as it may be', async () => {
    const text = await read(fixture('english-new-client'))
    expect(text).toMatch(/^From: Zoë O’Brien <zoe@harbourfinch\.example>\nTo: Ana Torres <ana@studio-north\.example>\nDate: Mon, 16 Nov 2026 09:12:00 \+0000\nSubject: Audit of our booking system\n\nDear Ana,/)
    expect(text).toContain('We have set aside £12,500 for it')
    expect(text).not.toContain('tracker.example')
  })

  it('of HTML alone is read as its words, without what it would run', async () => {
    const text = await read(fixture('persian-promises'))
    expect(text).toContain('From: سارا احمدی <sara@lamiz.example>')
    expect(text).toContain('نسخهٔ نهایی را تا آخر آذر لازم داریم')
    expect(text).toContain('> سارا جان')
    expect(text).not.toContain('alert')
  })

  it('in an old encoding, of which it says a wrong one, is read as far as it goes', async () => {
    const arabic = Uint8Array.from([0xD3, 0xE1, 0xC7, 0xE3])
    const head = new TextEncoder().encode('From: a@b.example\r\nContent-Type: text/plain; charset=windows-1256\r\n\r\n')
    expect(await read(Uint8Array.from([...head, ...arabic]))).toBe('From: a@b.example\n\nسلام')
    expect(await read('From: a@b.example\r\nContent-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8!\r\n')).toMatch(/^From: a@b\.example/)
  })

  it('with a message inside tells both', async () => {
    const inner = 'From: Sara <sara@lamiz.example>\r\nSubject: Menu\r\n\r\nThe menu, please.\r\n'
    const text = await read(`From: ana@studio-north.example\r\nSubject: Fwd: Menu\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--\r\n`)
    expect(text).toContain('See below.')
    expect(text).toContain('sara@lamiz.example')
    expect(text).toContain('The menu, please.')
  })

  it('without any text, as when winmail.dat holds it, is refused', async () => {
    const attachment = 'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+Ig==\r\n'
    await expect(read(`From: a@b.example\r\nSubject: Offer\r\nMIME-Version: 1.0\r\n${attachment}`)).rejects.toMatchObject({ fault: 'no_text' })
    await expect(read(`From: a@b.example\r\nSubject: Offer\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n \r\n--b\r\n${attachment}--b--\r\n`)).rejects.toMatchObject({ fault: 'no_text' })
  })

  it('is refused when it is none, too large or of too many parts', async () => {
    await expect(read('just some words')).rejects.toMatchObject({ fault: 'unreadable' })
    await expect(read(new Uint8Array([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 2, 3]))).rejects.toMatchObject({ fault: 'unreadable' })
    await expect(read(new Uint8Array(mostMessageBytes + 1))).rejects.toMatchObject({ fault: 'too_large' })
    await expect(read(`From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(2000)}`)).rejects.toMatchObject({ fault: 'too_many_parts' })
    await expect(read(`From: a@b.example\nX: ${'y'.repeat(300_000)}\n\nx`)).rejects.toMatchObject({ fault: 'unreadable' })
  })
})

describe('a text file', () => {
  it('is read as Windows and others write it', () => {
    expect(plainText(new TextEncoder().encode('\uFEFFسلام'))).toBe('سلام')
    expect(plainText(Uint8Array.from([0xFF, 0xFE, 0x33, 0x06, 0x44, 0x06]))).toBe('سل')
    expect(plainText(Uint8Array.from([0xFE, 0xFF, 0x06, 0x33, 0x06, 0x44]))).toBe('سل')
    expect(() => plainText(new Uint8Array(mostMessageBytes + 1))).toThrow(expect.objectContaining({ fault: 'too_large' }))
  })
})

describe('a pasted text', () => {
  it('is told from the source of a message', () => {
    expect(isMessageSource(fixture('english-new-client').toString())).toBe(true)
    expect(isMessageSource('From: Sara <sara@lamiz.example>\nDate: today\nSubject: Menu\n\nMime-Version: 1.0\nContent-Type: x')).toBe(false)
    expect(isMessageSource('Hi Ana,\nhow are you?')).toBe(false)
  })

  it('is sent whole, or its beginning and its larger end', () => {
    expect(withinLimit('Hello', 100)).toBe('Hello')
    const sent = withinLimit(`Begin${'x'.repeat(200)}end`, 100)
    expect(sent).toHaveLength(100)
    expect(sent).toMatch(/^Beginx{20}\nx{71}end$/)
  })

  it('loses what cannot be shown, once', () => {
    const text = threadText(' a\r\nb\rc\u0000\u0007 \ud800 d ')
    expect(text).toBe('a\nb\nc \uFFFD d')
    expect(threadText(text)).toBe(text)
  })
})
