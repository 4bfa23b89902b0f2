import { dayOf, todayIn } from '#shared/dates/days'
import type { BriefAnswer, MeetingBrief } from '#shared/insights/answers'
import type { AskBrief } from '#shared/insights/schema'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { relativeDay } from '#server/ai/relative-days'
import { meetingBrief } from '#server/ai/prompts/meeting-brief'
import type { MeetingBriefInput } from '#server/ai/prompts/meeting-brief/prompt'
import type { MeetingBriefOutput } from '#server/ai/prompts/meeting-brief/schema'
import { getActivity } from '../activities/activities'
import type { Actor } from '../actor'
import type { HistorySubject } from '../ai/record-history'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'
import { languageOf, subjectOf } from './insight-subject'
import { tell, type Asking, type Insight, type Told } from './told-insight'

type Meeting = NonNullable<BriefAnswer['meeting']>

/** What to know before a meeting about a record that the actor sees: of one in the calendar, about its deal, else its contact or company. */
export async function prepareMeeting(db: Database, actor: Actor, { activityId, ...named }: Omit<AskBrief, 'fresh' | 'cachedOnly'>, asking: Asking): Promise<BriefAnswer> {
  const { subject, meeting } = activityId ? await meetingWith(db, actor, activityId) : { subject: subjectOf(named), meeting: null }
  const name = await nameOf(db, actor, subject)
  const told = await tell(db, actor, briefOf(actor, subject, meeting), asking)
  return { subject: { ...subject, name }, meeting, brief: told && toBrief(told) }
}

async function meetingWith(db: Database, actor: Actor, id: string): Promise<{ subject: HistorySubject, meeting: Meeting }> {
  const { type, subject, occurredAt, dealId, contactId, companyId } = await getActivity(db, actor, id)
  if (type !== 'meeting') throw invalidField('activityId', 'not_a_meeting', 'Only a meeting is prepared for')
  const about = subjectOf(dealId ? { dealId } : contactId ? { contactId } : { companyId: companyId ?? undefined })
  return { subject: about, meeting: { id, subject, at: occurredAt } }
}

async function nameOf(db: Database, actor: Actor, { type, id }: HistorySubject): Promise<string> {
  if (type === 'deal') return (await getDeal(db, actor, id)).title
  return type === 'contact' ? (await getContact(db, actor, id)).name : (await getVisibleCompany(db, actor, id)).name
}

function briefOf(actor: Actor, subject: HistorySubject, meeting: Meeting | null): Insight<MeetingBriefInput, MeetingBriefOutput> {
  const planned = meeting && { subject: meeting.subject, day: relativeDay(dayOf(meeting.at, actor.timeZone), todayIn(actor.timeZone)) }
  return { kind: 'brief', subject, prompt: meetingBrief, input: ({ text }) => ({ kind: subject.type, history: text, language: languageOf(actor), meeting: planned }) }
}

function toBrief({ output: { who, standing, promises, questions, care }, checked, beside }: Told<MeetingBriefOutput>): MeetingBrief {
  return {
    who: checked(who), standing: checked(standing), promises: promises.map(checked), questions: questions.map(checked), care: care && checked(care),
    ...beside(who, standing, ...promises, ...questions, care ?? ''),
  }
}
