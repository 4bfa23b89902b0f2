const longest = 200

/**
 * A name or title that somebody typed, as a part of a line of ours in a prompt: on one line, bounded, and without the signs
 * that open a fence or a citation. Longer texts are fenced instead (server/ai/fence.ts).
 */
export function oneLine(text: string, most = longest): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, gap => /^[\u200c\u200d]+$/.test(gap) ? gap : ' ').trim()
    .replaceAll('<', '‹').replaceAll('>', '›').replaceAll('[', '(').replaceAll(']', ')').replaceAll('"', '\'')
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

/** The same in quotation marks. */
export function quoted(text: string): string {
  return `"${oneLine(text)}"`
}
