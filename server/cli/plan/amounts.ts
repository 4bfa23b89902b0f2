import { InvalidArgumentError } from 'commander'

const powers = { '': 0, 'KB': 1, 'MB': 2, 'GB': 3, 'TB': 4 } as const

/** A whole number, or `none` for no limit. */
export function parseAmount(text: string): number | null {
  if (text === 'none') return null
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text))) throw new InvalidArgumentError('Give a whole number, or "none" for no limit.')
  return Number(text)
}

/** Bytes, as `500MB` or `10GB` (of 1024), or `none`. */
export function parseBytes(text: string): number | null {
  if (text === 'none') return null
  const [, number, unit = ''] = /^(\d+)(KB|MB|GB|TB)?$/i.exec(text) ?? []
  const bytes = Number(number) * 1024 ** powers[unit.toUpperCase() as keyof typeof powers]
  if (!Number.isSafeInteger(bytes)) throw new InvalidArgumentError('Give a size like 500MB or 10GB, or "none" for no limit.')
  return bytes
}
