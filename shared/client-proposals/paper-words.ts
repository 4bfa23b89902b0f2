import { formatMoney } from '#shared/money/money'
import type { Language } from '#shared/proposals/values'

/** How a language writes numbers and days, its own calendar and digits included. */
const locales: Record<Language, string> = { en: 'en-GB', fa: 'fa-IR-u-ca-persian-nu-arabext' }

interface Words {
  preparedFor: string
  preparedBy: string
  date: string
  validUntil: string
  prices: string
  item: string
  quantity: string
  price: string
  discount: string
  amount: string
  subtotal: string
  total: string
  /** Where the name of a person stood who was erased. */
  client: string
  accepted: (name: string, day: string) => string
  declined: (name: string, day: string) => string
}

/** What stands on a proposal beside what people wrote. */
export const paperWords: Record<Language, Words> = {
  en: {
    preparedFor: 'Prepared for', preparedBy: 'Prepared by', date: 'Date', validUntil: 'Valid until',
    prices: 'Price', item: 'Item', quantity: 'Quantity', price: 'Price', discount: 'Discount', amount: 'Amount', subtotal: 'Subtotal', total: 'Total', client: 'the client',
    accepted: (name, day) => `Accepted by ${name} on ${day}.`, declined: (name, day) => `Declined by ${name} on ${day}.`,
  },
  fa: {
    preparedFor: 'برای', preparedBy: 'از طرف', date: 'تاریخ', validUntil: 'معتبر تا',
    prices: 'قیمت', item: 'شرح', quantity: 'تعداد', price: 'بهای واحد', discount: 'تخفیف', amount: 'مبلغ', subtotal: 'جمع', total: 'قابل پرداخت', client: 'مشتری',
    accepted: (name, day) => `${name} در ${day} پذیرفت.`, declined: (name, day) => `${name} در ${day} نپذیرفت.`,
  },
}

/** A day as a document writes it: "21 November 2026", «۳۰ آبان ۱۴۰۵». */
export function dayOnPaper(day: string, language: Language): string {
  // Persian puts the era behind the year unless the parts are named.
  const parts = new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).formatToParts(new Date(`${day}T00:00:00Z`))
  return ['day', 'month', 'year'].map(name => parts.find(({ type }) => type === name)?.value).join(' ')
}

export function moneyOnPaper(cents: number, currency: string, language: Language): string {
  return formatMoney(cents, currency, locales[language])
}

export function numberOnPaper(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 3 }).format(value)
}

export function percentOnPaper(percent: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 2 }).format(percent / 100)
}
