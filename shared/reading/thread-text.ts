/** So many characters of a thread are taken. */
export const mostThreadCharacters = 5_000_000
/** The same as JSON: Persian takes two bytes a letter. */
export const mostThreadBytes = 12_000_000

/** A thread as it is read and shown: line feeds alone, no control characters, no halves of letters. Done twice, it changes nothing. */
export function threadText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '').trim()
}
