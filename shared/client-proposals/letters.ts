import type { PrintedProposal } from './printed'

/** What Vazirmatn, the family of letters that a PDF is set in, has: Latin, Arabic and Persian, signs, and joined forms. */
const covered = String.raw`
  \u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u018f\u0192\u01a0-\u01a1\u01af-\u01b0\u01f0\u01fa-\u01ff\u0218-\u021b\u0237\u0259\u02bc\u02c6-\u02c7\u02c9\u02d8-\u02dd\u02f3\u0300-\u0301\u0303\u0309\u030f\u0323
  \u060c-\u060d\u0610-\u0612\u0615\u061b\u061f\u0621-\u063a\u063d\u0640-\u0658\u065a-\u065b\u0660-\u0671\u0674\u0679\u067c\u067e\u0681\u0685-\u0686\u0688-\u0689\u0691\u0693\u0695-\u0696\u0698\u069a\u06a0-\u06a1\u06a4\u06a9-\u06ad\u06af\u06b5\u06ba\u06bc-\u06be\u06c0-\u06c3\u06c6-\u06d0\u06d2-\u06d5\u06dc-\u06de\u06e9\u06f0-\u06f9\u0762-\u0763
  \u2010-\u2015\u2017-\u201e\u2020-\u2022\u2025-\u2027\u202f-\u2030\u2032-\u2033\u2039-\u203a\u203c\u2044\u2074\u207f\u20a3-\u20a4\u20a6-\u20ac\u20b1\u20b9-\u20ba\u20bc-\u20bd\u2105\u2113\u2116\u2122\u2126\u212e\u215b-\u215e\u2202\u2206\u220e-\u220f\u2211-\u2212\u2215\u221a\u221e\u222b\u2248\u2260\u2264-\u2265\u25ca\u25cc
  \ufb01-\ufb04\ufb50-\ufb51\ufb56-\ufb59\ufb66-\ufb6d\ufb7a-\ufb7d\ufb88-\ufb95\ufb9e-\ufb9f\ufba5\ufba7-\ufbb1\ufbbf-\ufbc0\ufbd3-\ufbdc\ufbde-\ufbdf\ufbe2-\ufbe3\ufbe8-\ufbe9\ufbfc-\ufbff\ufd3e-\ufd3f\ufdf2\ufdfc\ufe70-\ufe74\ufe76-\ufefc
`.replace(/\s/g, '')
// White space, and what is not to be seen, needs no letter.
const settable = new RegExp(String.raw`^[${covered}\s\p{Default_Ignorable_Code_Point}]*$`, 'u')

/** Whether a PDF shows this text: every letter of it, or the parts that it is made of. */
export function canBeSet(text: string): boolean {
  return settable.test(text) || settable.test(text.normalize('NFC')) || [...text].every(letter => settable.test(letter) || settable.test(letter.normalize('NFD')))
}

/** The letters of a proposal that a PDF would leave out, each once: other scripts, drawn faces, arrows. */
export function lettersNotSet(paper: PrintedProposal): string[] {
  return [...new Set(textsOf(paper).filter(text => !canBeSet(text)).flatMap(text => [...text.normalize('NFC')]))].filter(letter => !canBeSet(letter))
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}
