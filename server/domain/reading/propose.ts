import type { DayRead, ReadDeal, ReadPerson, Reading, ReadTask } from '#shared/reading/answers'
import { todayIn } from '#shared/dates/days'
import { fold } from '#shared/search/fold'
import type { ReadThread } from '#server/ai/prompts/parse-thread'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { pageOfDeals } from '../deals/list-deals'
import { listMembers } from '../members/members'
import { mailOf } from './mail-of-thread'
import { namedDay } from './named-days'
import { readAmount } from './read-amount'
import { readCompanies, storedNames } from './read-companies'
import { readPeople } from './read-people'
import { lineOf, Thread } from './thread'
import { sentAt, type SentAt } from './written-dates'

const most = 50

/** What Claude's words make of a thread here: each thing with its place in the text, its day counted and what it is among what the actor sees. */
export async function propose(db: Database, actor: Actor, text: string, read: ReadThread): Promise<Omit<Reading, 'isCut' | 'ai'>> {
  const thread = new Thread(text)
  const ours = await addressesOfMembers(db, actor)
  const sent = read.messages.map(message => ({ ...message, at: sentAt(message.sentAt, actor.timeZone) }))
  const companies = await readCompanies(db, actor, thread, read.companies.slice(0, most))
  const nameOfCompany = storedNames(companies)
  const others = read.people.slice(0, most).map((written, index) => ({ key: `person-${index + 1}`, written })).filter(({ written }) => !isOurs(written, ours, actor))
  const people = (await readPeople(db, actor, thread, others, nameOfCompany)).filter(person => person.firstName || person.lastName || person.emails.length || person.phones.length)
  const keyOf = (number: number) => people.find(({ key }) => key === `person-${number}`)?.key ?? null
  const dayOf = (item: { day: string, dayWords: string, message: number }) => dayRead(item, sent.map(({ at }) => at), actor)
  const deals = read.deals.slice(0, most).map((deal, index): Omit<ReadDeal, 'match'> => ({
    key: `deal-${index + 1}`, quote: lineOf(deal.quote, 500), passage: thread.find(deal.quote), title: lineOf(deal.title, 200),
    ...readAmount(deal.amount, deal.currency, actor.session.organization.defaultCurrency),
    closes: dayOf(deal), personKey: keyOf(deal.person), companyName: nameOfCompany(lineOf(deal.company, 200)),
  })).filter(({ title }) => title !== '')
  const tasks = read.tasks.slice(0, most).map((task, index): ReadTask => ({
    key: `task-${index + 1}`, quote: lineOf(task.quote, 500), passage: thread.find(task.quote), kind: task.kind, title: lineOf(task.title, 300),
    due: dayOf(task), personKey: keyOf(task.person),
  })).filter(({ title }) => title !== '')
  return {
    verdict: read.verdict, reason: lineOf(read.reason, 500), people, companies,
    promises: tasks.filter(({ kind }) => kind !== 'next_action'), nextActions: tasks.filter(({ kind }) => kind === 'next_action'),
    deals: await matchDeals(db, actor, deals, people),
    mail: mailOf(sent, people, { subject: lineOf(read.subject, 300), ours, timeZone: actor.timeZone }),
  }
}

async function addressesOfMembers(db: Database, actor: Actor): Promise<Set<string>> {
  return new Set((await listMembers(db, actor)).map(({ email }) => email.toLowerCase()))
}

/** Members are no contacts: their own signatures stand in every thread. */
function isOurs({ emails, name }: ReadThread['people'][number], ours: Set<string>, actor: Actor): boolean {
  return emails.some(address => ours.has(address.trim().toLowerCase())) || (emails.length === 0 && fold(name) === fold(actor.session.user.name))
}

/** Counted from the day of the message that says so, else of the last one, else from today. */
function dayRead({ day, dayWords, message }: { day: string, dayWords: string, message: number }, sent: (SentAt | undefined)[], actor: Actor): DayRead {
  const written = sent[message - 1] ?? sent.findLast(Boolean)
  const named = namedDay(day, { anchor: written?.day ?? todayIn(actor.timeZone), weekStart: actor.session.user.weekStart })
  return { day: named?.day ?? null, alsoDay: named?.alsoDay ?? null, words: lineOf(dayWords, 100) }
}

/** An open deal of the same contact with the same title is the one that is meant. */
async function matchDeals(db: Database, actor: Actor, deals: Omit<ReadDeal, 'match'>[], people: ReadPerson[]): Promise<ReadDeal[]> {
  return await Promise.all(deals.map(async (deal) => {
    const contactId = people.find(({ key }) => key === deal.personKey)?.match?.id
    if (!contactId) return { ...deal, match: null }
    const { rows } = await pageOfDeals(db, actor, { contactId, outcome: 'open' }, { limit: 200, cursor: undefined, sort: '-createdAt' })
    const same = rows.find(row => fold(row.title) === fold(deal.title))
    return { ...deal, match: same ? { id: same.id, name: same.title } : null }
  }))
}
