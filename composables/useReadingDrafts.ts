import type { Accepted, ReadCompany, ReadDeal, ReadPerson, ReadTask, Reading } from '#shared/reading/answers'

interface Common {
  key: string
  quote: string
  passage: { start: number, end: number } | null
  state: 'open' | 'saving' | 'done' | 'dismissed'
  /** What it has become. */
  record: Accepted | null
  problem: string
}

export interface PersonValues { firstName: string, lastName: string, emails: string, phones: string, title: string, companyName: string }
export interface CompanyValues { name: string, domain: string }
export interface DealValues { title: string, valueCents: number, currency: string, day: string | null }
export interface TaskValues { title: string, day: string | null }
export interface MailValues { subject: string }

/** Something that a reading proposes, as the person has left it; nothing of it is stored before they accept it. */
export type Draft
  = | Common & { kind: 'person', read: ReadPerson, values: PersonValues }
    | Common & { kind: 'company', read: ReadCompany, values: CompanyValues }
    | Common & { kind: 'deal', read: ReadDeal, values: DealValues }
    | Common & { kind: 'task', read: ReadTask, values: TaskValues }
    | Common & { kind: 'mail', read: NonNullable<Reading['mail']>, values: MailValues }

const untouched = { state: 'open', record: null, problem: '' } as const

/** The proposals of a reading in the order in which they are looked at: who, where, what for, what next, and the thread itself. */
export function draftsOf({ people, companies, deals, promises, nextActions, mail }: Reading): Draft[] {
  const common = ({ key, quote, passage }: Pick<Common, 'key' | 'quote' | 'passage'>) => ({ key, quote, passage, ...untouched })
  return [
    ...people.map((read): Draft => ({
      ...common(read), kind: 'person', read,
      values: { firstName: read.firstName, lastName: read.lastName, emails: read.emails.join(', '), phones: read.phones.join(', '), title: read.title, companyName: read.companyName },
    })),
    ...companies.map((read): Draft => ({ ...common(read), kind: 'company', read, values: { name: read.name, domain: read.domain } })),
    ...deals.map((read): Draft => ({ ...common(read), kind: 'deal', read, values: { title: read.title, valueCents: read.valueCents ?? 0, currency: read.currency, day: read.closes.day } })),
    ...[...promises, ...nextActions].map((read): Draft => ({ ...common(read), kind: 'task', read, values: { title: read.title, day: read.due.day } })),
    ...(mail ? [{ key: 'mail', quote: '', passage: null, ...untouched, kind: 'mail', read: mail, values: { subject: mail.subject } } satisfies Draft] : []),
  ]
}

/** Asked again, what has been taken over before stays so: the thread, and what was changed, the server does not find again. */
export function withDone(drafts: Draft[], before: Draft[]): Draft[] {
  const isSame = (a: Draft, b: Draft) => a.kind === 'mail' ? b.kind === 'mail' : a.kind === 'task' && b.kind === 'task' && a.read.title === b.read.title
  const done = before.filter(({ state }) => state === 'done')
  return drafts.map((draft) => {
    const same = done.find(other => isSame(draft, other))
    return same ? { ...draft, state: 'done', record: same.record } : draft
  })
}

/** Whether there is anything to store: what is there already only says so. */
export function isKnown(draft: Draft): boolean {
  if (draft.kind === 'person') return draft.read.match !== null && !draft.read.isNew
  return draft.read.match !== null
}

/** What may be a deal that is stored: whether it is, nobody knows but the person. */
export function isUndecided(draft: Draft): boolean {
  return draft.kind === 'deal' && draft.read.match === null && draft.read.perhaps !== null
}

/** Whether "Add all" takes it along: not what is another's contact, nor what may be here already. */
export function isOffered(draft: Draft): boolean {
  return draft.state === 'open' && !isKnown(draft) && !isUndecided(draft) && !(draft.kind === 'person' && draft.read.isTaken)
}
