import { addDays } from '#shared/dates/days'
import { fold, foldedWords } from '#shared/search/fold'
import type { Priority } from '#shared/tasks/schema'

/** What a typed line says: "Call Sara tomorrow 10:00 !high". */
export interface QuickTask { title: string, day: string | null, time: string | null, priority: Priority }

const days: Record<string, number> = { today: 0, tomorrow: 1, امروز: 0, فردا: 1, پسفردا: 2 }
const weekdays = [['sunday', 'یکشنبه'], ['monday', 'دوشنبه'], ['tuesday', 'سهشنبه'], ['wednesday', 'چهارشنبه'], ['thursday', 'پنجشنبه'], ['friday', 'جمعه'], ['saturday', 'شنبه']]
const priorities: Record<string, Priority> = { '!high': 'high', '!low': 'low', '!مهم': 'high', '!بعدا': 'low' }
const joining = new Set(['at', 'on', 'ساعت', 'روز'])

/**
 * Reads day, time and priority off the end of a line, in English or Persian; what stands before them is the title, whatever
 * words it holds. A time alone means today; a weekday means the next one after today.
 */
export function parseQuickTask(line: string, today: string): QuickTask {
  const words = line.trim().split(/\s+/)
  const found: Omit<QuickTask, 'title'> = { day: null, time: null, priority: 'normal' }
  while (words.length > 1 && take(found, fold(words.at(-1)!), today)) words.pop()
  while (words.length > 1 && (found.day || found.time) && joining.has(fold(words.at(-1)!))) words.pop()
  return { title: words.join(' '), ...found, day: found.day ?? (found.time ? today : null) }
}

/** Whether the word says something that has not been said yet, which is then kept. */
function take(found: Omit<QuickTask, 'title'>, word: string, today: string): boolean {
  const time = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(word)
  if (time && !found.time) return Boolean(found.time = `${time[1]!.padStart(2, '0')}:${time[2]}`)
  const priority = priorities[word]
  if (priority && found.priority === 'normal') return Boolean(found.priority = priority)
  const day = dayNamed(foldedWords(word).join(''), today)
  if (day && !found.day) return Boolean(found.day = day)
  return found.time !== null && found.day === null && joining.has(word)
}

function dayNamed(word: string, today: string): string | undefined {
  const away = days[word]
  if (away !== undefined) return addDays(today, away)
  const weekday = weekdays.findIndex(names => names.includes(word))
  if (weekday === -1) return undefined
  const now = new Date(`${today}T00:00:00Z`).getUTCDay()
  return addDays(today, ((weekday - now + 6) % 7) + 1)
}
