import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import type { PrintedProposal } from '#shared/client-proposals/printed'
import { canBeSet, lettersNotSet } from '#shared/client-proposals/letters'

const paper: PrintedProposal = {
  language: 'fa', title: 'پیشنهاد Audit ۲۰۲۶', organization: 'Łódź & Žižkov', accent: '#1d4ed8', hasLogo: false, items: null, closing: null,
  facts: [{ label: 'برای', value: 'سارا احمدی' }],
  sections: [{ key: 'plan', heading: 'برنامه', hasItems: false, blocks: [{ type: 'list', isOrdered: true, items: [[{ text: 'می‌آییم – “€1,250” ۱٬۲۵۰ ﷼', isBold: true }]] }] }],
}

/** The letters that a font file has: its table of characters in the form that Windows reads. */
function lettersOf(file: string): Set<number> {
  const font = readFileSync(createRequire(import.meta.url).resolve(file))
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const table = font.readUInt32BE(records.find(at => font.toString('latin1', at, at + 4) === 'cmap')! + 8)
  const segments = table + font.readUInt32BE(table + 8)
  const [count, ends] = [font.readUInt16BE(segments + 6) / 2, segments + 14]
  const row = (index: number, which: number) => font.readUInt16BE(ends + 2 * index + which * 2 * count + (which > 0 ? 2 : 0))
  return new Set(Array.from({ length: count }, (_, index) => Array.from({ length: row(index, 0) - row(index, 1) + 1 }, (_, letter) => row(index, 1) + letter)).flat())
}

describe('what a PDF can show', () => {
  it('is what both weights of its letters have', () => {
    for (const weight of ['400Regular', '700Bold']) {
      const letters = lettersOf(`@expo-google-fonts/vazirmatn/${weight}/Vazirmatn_${weight}.ttf`)
      const all = Array.from({ length: 0xfff0 - 0x21 }, (_, index) => 0x21 + index).filter(code => code < 0xd800 || code > 0xdfff)
      const seen = all.filter(code => !/[\s\p{Default_Ignorable_Code_Point}]/u.test(String.fromCharCode(code)))
      const isComposed = (code: number) => [...String.fromCharCode(code).normalize('NFD')].length > 1 || String.fromCharCode(code).normalize('NFC') !== String.fromCharCode(code)
      expect(seen.filter(code => !isComposed(code) && canBeSet(String.fromCharCode(code)) !== (letters.has(code) && code > 0x20)).map(code => code.toString(16))).toEqual([])
    }
  })

  it('is a proposal in English and Persian, mixed too, with its signs', () => {
    expect(lettersNotSet(paper)).toEqual([])
    expect(canBeSet('Zoe\u0301, \u202bنمی\u200cدانم\u202c\u00a0\ufe0f\n')).toBe(true)
  })

  it('is no other script, no drawn face and no arrow', () => {
    expect(lettersNotSet({ ...paper, title: '提案 2026', closing: 'Принято → 🎉', organization: 'Việt' })).toEqual(['提', '案', 'ệ', 'П', 'р', 'и', 'н', 'я', 'т', 'о', '→', '🎉'])
  })
})
