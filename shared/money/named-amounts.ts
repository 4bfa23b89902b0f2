import { formatMoney } from './money'

/** An amount of money as a text names it. */
export interface NamedAmount {
  /** As it stands there: "€12,500", «۵۰۰ هزار تومان». */
  text: string
  /** What it may come to, in whole units of `currency`: "1.250" is one and a quarter, or twelve hundred and fifty. */
  readings: number[]
  /** "€", "EUR", "euros", as it stands there. */
  mark: string
}

// Everything is bounded, so that a long row of digits takes no longer than any other text.
const gap = String.raw`[\s\u200c\u200e\u200f\u2066-\u2069]{0,4}`
const digits = String.raw`(?:\d{1,3}(?: \d{3}){1,6}(?!\d)|\d{1,20}(?:[.,'’]\d{1,20}){0,6})`
const scales: Record<string, number> = { k: 1e3, K: 1e3, thousand: 1e3, هزار: 1e3, m: 1e6, M: 1e6, million: 1e6, میلیون: 1e6, bn: 1e9, billion: 1e9, میلیارد: 1e9 }
const scale = String.raw`(?:${Object.keys(scales).join('|')})(?!\p{L})`
// A Persian amount goes on behind its millions: «۲ میلیون و ۵۰۰ هزار».
const amount = String.raw`(?<![\d\p{L}])${digits}(?:${gap}${scale}(?:${gap}و${gap}${digits}(?:${gap}${scale})?){0,3})?`

/** What the words for money mean: in which currencies, and how many units of it one is. */
const words: { pattern: string, currencies: readonly string[], units?: number }[] = [
  { pattern: '[Ee]uros?|یورو', currencies: ['EUR'] },
  { pattern: '[Dd]ollars?|دلار', currencies: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'] },
  { pattern: '[Pp]ounds?|پوند', currencies: ['GBP'] },
  { pattern: '[Ff]rancs?|فرانک', currencies: ['CHF'] },
  { pattern: '[Yy]en|ین', currencies: ['JPY'] },
  { pattern: '[Ll]iras?|لیر', currencies: ['TRY'] },
  { pattern: '[Dd]irhams?|درهم', currencies: ['AED', 'MAD'] },
  { pattern: '[Rr]ials?|ریال|﷼', currencies: ['IRR'] },
  { pattern: '[Tt]omans?|تومان|تومن', currencies: ['IRR'], units: 10 },
]
const codes = Intl.supportedValuesOf('currency').join('|')
const markBefore = String.raw`\p{Sc}|(?<!\p{L})(?:${codes})`
const markBehind = String.raw`\p{Sc}|(?:${codes}|${words.map(({ pattern }) => pattern).join('|')})(?!\p{L})`
const named = new RegExp(`(${markBefore})${gap}(${amount})|(${amount})${gap}(${markBehind})`, 'gu')

/** The amounts of money that a text names in digits, Latin or Persian, beside the sign, code or name of a currency. */
export function namedAmounts(text: string): NamedAmount[] {
  return [...latin(text).matchAll(named)].map(({ 0: whole, 1: sign, 2: behindSign, 3: beforeName, 4: name, index }) => ({
    text: text.slice(index, index + whole.length), mark: (sign ?? name)!, readings: readingsOf((behindSign ?? beforeName)!),
  }))
}

/** How many units of a currency a mark stands for; 0, if it means another one. */
export function unitsOf(mark: string, currency: string): number {
  const meant = words.find(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'u').test(mark))
  if (meant) return meant.currencies.includes(currency) ? meant.units ?? 1 : 0
  return mark === currency || formatMoney(0, currency, 'en').startsWith(mark) ? 1 : 0
}

/** In the digits and separators of English, letter for letter, so that places in the text stay the same. */
function latin(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, digit => String(digit.charCodeAt(0) & 0xF)).replace(/[٬،](?=\d)/g, ',').replace(/٫/g, '.').replace(/[\u00a0\u202f]/g, ' ')
}

function readingsOf(amount: string): number[] {
  const pieces = [...amount.matchAll(new RegExp(`(${digits})${gap}(${scale})?`, 'gu'))]
  return pieces.reduce<number[]>((sums, [, number, unit]) => {
    const values = valuesOf(number!).map(value => value * (unit ? scales[unit]! : 1))
    return sums.flatMap(sum => values.map(value => sum + value))
  }, [0])
}

/** What stands behind the last separator is a fraction, unless the same one stands before it; three digits may be either. */
function valuesOf(number: string): number[] {
  const separators = [...number.matchAll(/[^\d]/g)].map(([separator]) => separator)
  const last = separators.at(-1)
  const whole = Number(number.replace(/\D/g, ''))
  if (last === undefined || last === ' ' || separators.indexOf(last) < separators.length - 1) return [whole]
  const behind = number.slice(number.lastIndexOf(last) + 1)
  const fraction = Number(`${number.slice(0, -behind.length).replace(/\D/g, '')}.${behind}`)
  return behind.length === 3 && separators.length === 1 ? [whole, fraction] : [fraction]
}
