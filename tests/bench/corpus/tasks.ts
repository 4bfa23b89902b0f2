import { contactId } from './contacts'
import { daysFrom } from './corpus-day'
import { corpusId, createdAt } from './identity'
import { isChosen, pick, pickWeighted, randomFor, whole } from './random'
import type { CorpusSize } from './size'

export interface CorpusTask {
  id: string
  createdAt: number
  title: string
  /** Midnight UTC of the day it is due; half of them have a time too. */
  dueAt: string
  allDay: boolean
  priority: 'low' | 'normal' | 'high'
  contactId: string
  completedAt: string | null
}

const titles = ['Call back', 'Send the offer', 'Prepare the workshop', 'Ask for the invoice address', 'Check the proofs', 'پیش‌فاکتور بفرست', 'Angebot nachfassen', 'Book the train']
const priorities = [['low', 15], ['normal', 70], ['high', 15]] as const

/** The latest twelfth is still open, due from two weeks ago to three months ahead. */
const OPEN_SHARE = 1 / 12

export function task(index: number, size: CorpusSize, now: number): CorpusTask {
  const next = randomFor('task', index)
  const time = createdAt(index, size.tasks, now)
  const isOpen = index >= size.tasks * (1 - OPEN_SHARE)
  const day = isOpen ? daysFrom(now, whole(next, 104) - 14) : daysFrom(time, whole(next, 20))
  const allDay = isChosen(next, 0.5)
  const dueAt = allDay ? `${day}T00:00:00.000Z` : `${day}T${String(7 + whole(next, 10)).padStart(2, '0')}:30:00.000Z`
  return {
    id: corpusId('task', index, time),
    createdAt: time,
    title: `${pick(next, titles)} ${index + 1}`,
    dueAt,
    allDay,
    priority: pickWeighted(next, priorities),
    contactId: contactId(whole(next, size.contacts), size, now),
    completedAt: isOpen ? null : dueAt,
  }
}
