const letterForms: Record<string, string> = {
  ي: 'ی', ى: 'ی', ئ: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', ؤ: 'و', أ: 'ا', إ: 'ا', ٱ: 'ا',
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h',
}
const lettersToUnify = new RegExp(`[${Object.keys(letterForms).join('')}]`, 'g')
const asciiOnly = /^[\x20-\x26\x28-\x7e]*$/

/**
 * The form in which text is indexed and searched: NFKD, marks, apostrophes and joiners stripped, case folded,
 * Arabic and Persian letters and digits unified. "Zoë O'Brien" → "zoe obrien", "سَارَا" → "سارا".
 */
export function fold(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replace(lettersToUnify, letter => letterForms[letter]!)
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
}

/** The words of a text, folded; punctuation separates, so that `zoe@example.com` is three words. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words a person typed, as many of them as a search takes. */
export function searchWords(text: string): string[] {
  return foldedWords(text).slice(0, 12)
}
