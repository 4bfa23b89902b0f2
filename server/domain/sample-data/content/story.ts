import type { Block, NoteDocument } from '#shared/notes/document'
import { plainTextOf } from '#shared/notes/plain-text'
import type { SampleActivity } from '../sample-record'

type Detail = Pick<SampleActivity, 'type' | 'subject' | 'body' | 'content' | 'direction' | 'durationSeconds'>

/** One thing that happened, `day` days from today, at a time of day in UTC. */
export type Moment = Detail & { day: number, time: string }

/** What happened with one contact, in order; about one deal, if it names one. */
export interface Story { contact: string, deal: string | null, moments: Moment[] }

/** The story of a contact without a deal. */
export function withContact(contact: string, ...moments: Moment[]): Story {
  return { contact, deal: null, moments }
}

/** The story of a deal, told by what happened with its contact. */
export function aboutDeal(deal: string, contact: string, ...moments: Moment[]): Story {
  return { contact, deal, moments }
}

type Tell = (day: number, time: string, subject: string, body: string) => Moment
type TellTimed = (day: number, time: string, minutes: number, subject: string, body: string) => Moment

const untimed = (type: Detail['type'], direction: Detail['direction']): Tell =>
  (day, time, subject, body) => ({ day, time, type, direction, durationSeconds: null, subject, body })

const timed = (type: Detail['type'], direction: Detail['direction']): TellTimed =>
  (day, time, minutes, subject, body) =>
    ({ day, time, type, direction, durationSeconds: minutes * 60, subject, body })

export const emailIn = untimed('email', 'inbound')
export const emailOut = untimed('email', 'outbound')
export const messageIn = untimed('message', 'inbound')
export const messageOut = untimed('message', 'outbound')
export const note = untimed('note', null)
export const callIn = timed('call', 'inbound')
export const callOut = timed('call', 'outbound')
export const meeting = timed('meeting', null)

/** A note with a list of points. */
export function pointsNote(day: number, time: string, subject: string, opening: string, points: string[]): Moment {
  const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const content: NoteDocument = { type: 'doc', content: [paragraph(opening), { type: 'bulletList', content: points.map(point => ({ type: 'listItem', content: [paragraph(point)] })) }] }
  return { ...note(day, time, subject, plainTextOf(content)), content }
}
