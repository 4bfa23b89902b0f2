import { addDays, daysBetween } from '#shared/dates/days'
import { daySchema } from '#shared/http/fields'
import { fold } from '#shared/search/fold'

/** How far a day lies from the day of asking, in English: prompts hold no other dates, so that the same history reads the same every day. */
export function relativeDay(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === -1) return 'yesterday'
  if (days === 1) return 'tomorrow'
  return days < 0 ? `${-days} days ago` : `in ${days} days`
}

/** Stands in every prompt whose answer is shown with dates. */
export const dayRule = 'Days are told relative to today. Where you tell one, write it as it is told, in English and in braces whatever the language of the answer, and the reader sees the date in its place: "since {215 days ago}", "due on {in 3 days}".'

const marked = /(?<!\{)\{([^{}\n]{1,30})\}(?!\})/g
const near: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 }

/** The days that Claude wrote as `{3 days ago}`, as dates (2026-04-20); braces around anything else are taken away. */
export function withDates(text: string, today: string): string {
  return text.replace(marked, (_, words: string) => dateOf(fold(words).trim(), today) ?? words)
}

function dateOf(words: string, today: string): string | undefined {
  const { ahead, back, unit } = /^(?:in (?<ahead>\d{1,5})|(?<back>\d{1,5})) (?<unit>day|week)s?(?<ago> ago)?$/.exec(words)?.groups ?? {}
  if (!unit) return words in near ? addDays(today, near[words]!) : undefined
  if ((back !== undefined) !== words.endsWith(' ago')) return undefined
  return addDays(today, Number(ahead ?? -Number(back)) * (unit === 'week' ? 7 : 1))
}

/** An earlier answer with dates, as prompts have it. */
export function withoutDates(text: string, today: string): string {
  return text.replace(/(?<![\d-])(\d{4}-\d\d-\d\d)(?![\d-])/g, (day: string) => daySchema.safeParse(day).success ? `{${relativeDay(day, today)}}` : day)
}

/** Hears text in pieces and tells it with dates: what may become a marked day waits for its end. */
export function datesInPieces(onText: (delta: string) => void, today: string): (delta: string) => void {
  let waiting = ''
  return (delta) => {
    waiting += delta
    const open = waiting.search(/\{[^{}\n]{0,30}$/)
    const whole = open < 0 ? waiting : waiting.slice(0, open)
    waiting = waiting.slice(whole.length)
    if (whole) onText(withDates(whole, today))
  }
}
