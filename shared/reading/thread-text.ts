/** So many characters of a thread are taken. */
export const mostThreadCharacters = 5_000_000
/** The same as JSON: Persian takes two bytes a letter. */
export const mostThreadBytes = 12_000_000

/** What can be sent of a thread that is longer still: its beginning and its larger end, which are all that is read. */
export function withinLimit(text: string, most = mostThreadCharacters): string {
  return text.length <= most ? text : threadText(`${text.slice(0, Math.floor(most / 4))}\n${text.slice(-Math.floor(most / 4) * 3 + 1)}`)
}

/** A thread as it is read and shown: line feeds alone, no control characters, no halves of letters. Done twice, it changes nothing. */
export function threadText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '').trim()
}
