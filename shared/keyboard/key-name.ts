/** What of a keyboard event decides its name. */
export interface KeyPress { key: string, code: string, shiftKey?: boolean }

/** Signs by their place on the usual keyboard, for layouts that write something else there. */
const signsByCode: Record<string, string> = { Slash: '/', Digit3: '3' }
const shiftedSignsByCode: Record<string, string> = { Slash: '?', Digit3: '#' }

/**
 * The name of a key as shortcuts are written: `c`, `/`, `?`, `#`, `Enter`, `Space`.
 * A layout that writes Latin letters keeps them where it has them; on any other (Persian, Greek) the place of the key counts.
 */
export function keyName({ key, code, shiftKey = false }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  if (key === ' ') return 'Space'
  if (key.length > 1 || /^[!-~]$/.test(key)) return key
  if (code.startsWith('Key')) return code.slice(3).toLowerCase()
  return (shiftKey ? shiftedSignsByCode[code] : signsByCode[code]) ?? key
}
