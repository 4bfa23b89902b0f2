import type { DayRead, ReadDeal, Reading, ReadTask } from '#shared/reading/answers'
import { todayIn } from '#shared/dates/days'
import { fold } from '#shared/search/fold'
import type { ReadThread } from '#server/ai/prompts/parse-thread'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { mailOf, matchMail } from './mail-of-thread'
import { matchDeals } from './match-deals'
import { matchTasks } from './match-tasks'
import { namedDay } from './named-days'
import { ourPeople, type OurPerson } from './our-people'
import { readAmount } from './read-amount'
import { readCompanies, storedNames } from './read-companies'
import { readPeople } from './read-people'
import { lineOf, Thread } from './thread'
import { sentAt, type SentAt } from './written-dates'

const most = 50

/** What Claude's words make of a thread here: each thing with its place in the text, its day counted and what it is among what the actor sees. */
export async function propose(db: Database, actor: Actor, text: string, read: ReadThread): Promise<Omit<Reading, 'isCut' | 'ai'>> {
  const thread = new Thread(text)
  const members = await ourPeople(db, actor)
  const ours = new Set(members.map(({ email }) => email))
  const sent = read.messages.map(message => ({ ...message, at: sentAt(message.sentAt, actor.timeZone) }))
  const companies = await readCompanies(db, actor, thread, read.companies.slice(0, most))
  const nameOfCompany = storedNames(companies)
  const others = read.people.slice(0, most).map((written, index) => ({ key: `person-${index + 1}`, written })).filter(({ written }) => !isOurs(written, members))
  const people = (await readPeople(db, actor, thread, others, nameOfCompany)).filter(person => person.firstName || person.lastName || person.emails.length || person.phones.length)
  const keyOf = (number: number) => people.find(({ key }) => key === `person-${number}`)?.key ?? null
  const dayOf = (item: { day: string, dayWords: string, message: number }) => dayRead(item, sent.map(({ at }) => at), actor)
  const deals = read.deals.slice(0, most).map((deal, index): Omit<ReadDeal, 'match' | 'perhaps'> => ({
    key: `deal-${index + 1}`, quote: lineOf(deal.quote, 500), passage: thread.find(deal.quote), title: lineOf(deal.title, 200),
    ...readAmount(deal.amount, deal.currency, actor.session.organization.defaultCurrency),
    closes: dayOf(deal), personKey: keyOf(deal.person), companyName: nameOfCompany(lineOf(deal.company, 200)),
  })).filter(({ title }) => title !== '')
  const told = read.tasks.slice(0, most).map((task, index): Omit<ReadTask, 'match'> => ({
    key: `task-${index + 1}`, quote: lineOf(task.quote, 500), passage: thread.find(task.quote), kind: task.kind, title: lineOf(task.title, 300),
    due: dayOf(task), personKey: keyOf(task.person),
  })).filter(({ title }) => title !== '')
  const tasks = await matchTasks(db, actor, told, people)
  return {
    verdict: read.verdict, reason: lineOf(read.reason, 500), people, companies,
    promises: tasks.filter(({ kind }) => kind !== 'next_action'), nextActions: tasks.filter(({ kind }) => kind === 'next_action'),
    deals: await matchDeals(db, actor, deals, people, companies),
    mail: await matchMail(db, actor, mailOf(sent, people, { subject: lineOf(read.subject, 300), ours, timeZone: actor.timeZone }), people),
  }
}

/** Members are no contacts; one without an address is told by the name. */
function isOurs({ emails, name }: ReadThread['people'][number], members: OurPerson[]): boolean {
  return members.some(member => emails.length === 0 ? fold(name).trim() === fold(member.name) : emails.some(address => address.trim().toLowerCase() === member.email))
}

/** Counted from the day of the message that says so, else of the last one, else from today. */
function dayRead({ day, dayWords, message }: { day: string, dayWords: string, message: number }, sent: (SentAt | undefined)[], actor: Actor): DayRead {
  const written = sent[message - 1] ?? sent.findLast(Boolean)
  const named = namedDay(day, { anchor: written?.day ?? todayIn(actor.timeZone), weekStart: actor.session.user.weekStart })
  return { day: named?.day ?? null, alsoDay: named?.alsoDay ?? null, words: lineOf(dayWords, 100) }
}
