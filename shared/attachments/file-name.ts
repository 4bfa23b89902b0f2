const longestName = 200
const longestExtension = 20

/** Control characters, and those that turn the reading direction round or cannot be seen; the joiners that Persian is written with stay. */
const deceptive = /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu
const forbidden = /[<>:"|?*]/g
const reservedByWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/** A name under which a file can be saved anywhere and that says what it is: no path, nothing hidden, not too long, never empty. */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(deceptive, '').replace(forbidden, '_').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')
  const free = visible.replace(reservedByWindows, '_$1')
  return shortened(free) || 'file'
}

function shortened(name: string): string {
  const characters = [...name]
  if (characters.length <= longestName) return name
  const dot = characters.lastIndexOf('.')
  const extension = dot > 0 && characters.length - dot <= longestExtension ? characters.slice(dot) : []
  return [...characters.slice(0, longestName - extension.length), ...extension].join('')
}
