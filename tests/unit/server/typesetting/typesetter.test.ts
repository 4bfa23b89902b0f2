import { inflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { PrintedProposal } from '#shared/client-proposals/printed'
import { proposalPage } from '#server/typesetting/proposal-page'
import { endTypesetting, typeset } from '#server/typesetting/typesetter'

afterAll(endTypesetting)

const plain = (text: string) => ({ type: 'paragraph' as const, lines: [[{ text, isBold: false }]] })

const offer: PrintedProposal = {
  language: 'en', title: 'Audit 2026', organization: 'Studio North', accent: '#1d4ed8', hasLogo: false,
  facts: [{ label: 'Prepared for', value: 'Zoë O\'Brien' }],
  sections: [
    { key: 'scope', heading: 'Situation', blocks: [plain('You sell more than you ship.'), { type: 'list', isOrdered: false, items: [[{ text: 'First', isBold: true }], []] }], hasItems: false },
    { key: 'scope', heading: 'Price', blocks: [], hasItems: true },
  ],
  items: { head: ['Item', 'Amount'], rows: [['Audit', '€4,500']], totals: [{ label: 'Total', value: '€4,500', isSum: true }] },
  closing: null,
}

const set = async (changes: Partial<PrintedProposal>, files = {}) => readPdf(await typeset({ template: proposalPage, data: { ...offer, ...changes }, files }))

/** What stands in a PDF: its objects as text, those that are compressed included. */
function readPdf(pdf: Uint8Array) {
  const bytes = Buffer.from(pdf)
  const source = bytes.toString('latin1')
  const streams = [...source.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    try {
      return inflateSync(bytes.subarray(index + mark.length, source.indexOf('endstream', index))).toString('latin1')
    }
    catch {
      return []
    }
  })
  const all = [source, ...streams].join('\n')
  return {
    isPdf: source.startsWith('%PDF-') && source.trimEnd().endsWith('%%EOF'),
    pages: [...all.matchAll(/\/Type\s*\/Page\b/g)].length,
    fonts: [...new Set([...all.matchAll(/\/FontName\s*\/\w+\+([\w-]+)/g)].map(([, name]) => name))].sort(),
    hasImage: /\/Subtype\s*\/Image/.test(all),
    /** The letters that its fonts say they show, which is what copying and searching find. */
    letters: new Set([...all.matchAll(/<([\dA-F]{4}(?:[\dA-F]{4})*)>/gi)].flatMap(([, hex]) => [...hex!.matchAll(/.{4}/g)].map(([code]) => String.fromCharCode(Number.parseInt(code, 16))))),
    all,
  }
}

describe('setting a document', () => {
  it('makes a PDF with its fonts inside, in English', async () => {
    const pdf = await set({})
    expect(pdf).toMatchObject({ isPdf: true, pages: 1, fonts: ['Vazirmatn-Bold', 'Vazirmatn-Regular'], hasImage: false })
    for (const letter of 'ZoëO€') expect(pdf.letters).toContain(letter)
  })

  it('sets Persian from right to left, with letters that can be searched', async () => {
    const pdf = await set({ language: 'fa', title: 'پیشنهاد برای سارا احمدی', sections: [{ key: 'scope', heading: 'وضعیت', blocks: [plain('سلام، قرارداد ۱۴۰۵ با Harbour & Finch')], hasItems: false }] })
    expect(pdf).toMatchObject({ isPdf: true, pages: 1 })
    for (const letter of 'سارا۱۴۰۵') expect(pdf.letters).toContain(letter)
    expect(pdf.all).toMatch(/\/Direction\s*\/R2L/)
  })

  it('takes all text as text, whatever Typst would read in it', async () => {
    const hostile = '#panic("no") #image("/etc/passwd") $x$ *b* _i_ @ref <l> `c` \\u{41} // gone \u0007'
    expect(await set({ title: hostile, organization: hostile, closing: hostile, facts: [{ label: hostile, value: hostile }], sections: [{ key: 'scope', heading: hostile, blocks: [plain(hostile)], hasItems: false }] })).toMatchObject({ isPdf: true })
  })

  it('goes on over as many pages as it needs', async () => {
    const blocks = Array.from({ length: 80 }, () => plain('A sentence that fills about one line of the page, and a little of the next one too. '.repeat(2)))
    expect((await set({ sections: [{ key: 'scope', heading: 'Plan', blocks, hasItems: false }] })).pages).toBeGreaterThan(3)
  })

  it('puts the logo in', async () => {
    const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    expect(await set({ hasLogo: true }, { '/logo': dot })).toMatchObject({ hasImage: true })
  })

  it('gives the same file for the same document', async () => {
    const [one, other] = await Promise.all([offer, offer].map(data => typeset({ template: proposalPage, data })))
    expect(Buffer.from(one!).equals(other!)).toBe(true)
  })

  it('refuses what cannot be set, and sets the next one', async () => {
    await expect(typeset({ template: '#image("/nowhere.png")', data: {} })).rejects.toThrow(/access denied/)
    expect(await set({})).toMatchObject({ isPdf: true })
  })

  it('ends what hangs, and sets the next one', async () => {
    await expect(typeset({ template: '#for a in range(9999) { for b in range(9999) { for c in range(9999) {} } }', data: {} }, 300)).rejects.toThrow(/300 ms/)
    expect(await set({})).toMatchObject({ isPdf: true })
  })
})
