import type { Acceptance } from '#shared/reading/answers'
import type { AcceptReadingInput } from '#shared/reading/schema'
import { useApi } from '~/composables/useApi'
import { problemOf, useProblem } from '~/composables/useProblem'
import { isOffered, type Draft } from '~/composables/useReadingDrafts'
import { useRecordChanges } from '~/composables/useRecordChanges'

type Contact = { id: string } | { key: string } | null

/** The most of a thread that an activity holds. */
const mostBodyCharacters = 50_000

const beginning = (text: string) => text.slice(0, mostBodyCharacters).toWellFormed()
const listOf = (text: string, separator: RegExp) => text.split(separator).map(part => part.trim()).filter(Boolean)

/** Takes proposals over, one or all. A person whom one of them needs comes along. */
export function useReadingAcceptance(drafts: () => Draft[], thread: () => string) {
  const api = useApi()
  const { textOf, issueText } = useProblem()
  const { refreshRecords } = useRecordChanges()
  const people = () => drafts().filter(draft => draft.kind === 'person')
  const person = (key: string | null) => people().find(draft => draft.key === key)

  /** The contact that a proposal belongs to: stored, or on its way in the same request. */
  function contactOf(draft: Draft): Contact {
    if (draft.kind !== 'deal' && draft.kind !== 'task' && draft.kind !== 'mail') return null
    const found = person(draft.read.personKey)
    const id = found?.record?.id ?? found?.read.match?.id
    if (id) return { id }
    return found && found.state !== 'dismissed' && !found.read.isTaken ? { key: found.key } : null
  }

  /** With the people whom the chosen ones need. */
  function withPeople(chosen: Draft[]): Draft[] {
    const needed = chosen.map(contactOf).flatMap(contact => contact && 'key' in contact ? person(contact.key) ?? [] : [])
    return [...new Set<Draft>([...needed, ...chosen])]
  }

  function requestFor(chosen: Draft[]): AcceptReadingInput {
    const request = { companies: [], people: [], deals: [], tasks: [], mails: [] } as Required<AcceptReadingInput>
    for (const draft of chosen) {
      const { key, kind, values } = draft
      const contact = contactOf(draft)
      if (kind === 'company') request.companies.push({ key, fields: values })
      else if (kind === 'person') {
        const { emails, phones, ...fields } = values
        request.people.push({ key, id: draft.read.match?.id, fields: {
          ...fields, emails: listOf(emails, /[,;\s]+/).map(address => ({ address })), phones: listOf(phones, /[,;،]/).map(number => ({ number })),
        } })
      }
      else if (kind === 'deal') request.deals.push({ key, contact, fields: { title: values.title, valueCents: values.valueCents, currency: values.currency, expectedCloseDate: values.day, ...(contact ? {} : { companyName: draft.read.companyName }) } })
      else if (kind === 'task') request.tasks.push({ key, contact, fields: { title: values.title, ...(values.day ? { dueAt: values.day } : {}) } })
      else request.mails.push({ key, contact, fields: { type: 'email', subject: values.subject, body: beginning(thread()), direction: draft.read.direction, ...(draft.read.occurredAt ? { occurredAt: draft.read.occurredAt } : {}) } })
    }
    return request
  }

  /** The last request under its key: asked once more, as after a connection that broke, it finds the first one's answer. */
  let sent = { body: '', key: '' }
  function keyOf(body: AcceptReadingInput): string {
    const text = JSON.stringify(body)
    if (sent.body !== text) sent = { body: text, key: crypto.randomUUID() }
    return sent.key
  }

  /** Stores them all or none. */
  async function accept(chosen: Draft[]): Promise<void> {
    const taken = withPeople(chosen.filter(({ state }) => state === 'open'))
    if (taken.length === 0) return
    const body = requestFor(taken)
    for (const draft of taken) Object.assign(draft, { state: 'saving', problem: '' })
    try {
      const { accepted } = await api<Acceptance>('/api/ai/parse/acceptance', { method: 'POST', body, headers: { 'idempotency-key': keyOf(body) } })
      for (const draft of taken) Object.assign(draft, { state: 'done', record: accepted.find(({ key }) => key === draft.key) ?? null })
      await refreshRecords()
    }
    catch (error) {
      for (const draft of taken) draft.state = 'open'
      tell(error, body, taken, chosen)
    }
  }

  /** Says what is wrong at the proposal that it is about, else at the one that was clicked. */
  function tell(error: unknown, body: AcceptReadingInput, taken: Draft[], chosen: Draft[]) {
    const issue = problemOf(error)?.issues?.[0]
    const [list, index] = issue?.path.split('.') ?? []
    const key = body[list as keyof AcceptReadingInput]?.[Number(index)]?.key
    const about = taken.find(draft => draft.key === key)
    const draft = about ?? chosen[0]
    if (draft) draft.problem = about && issue ? issueText(issue.code, issue.message, issue.params) : textOf(error)
  }

  return {
    accept: (draft: Draft) => accept([draft]),
    acceptAll: () => accept(drafts().filter(isOffered)),
    offered: computed(() => drafts().filter(isOffered).length),
    /** The new person who comes along with a proposal. */
    brings: (draft: Draft) => {
      const contact = contactOf(draft)
      return contact && 'key' in contact ? person(contact.key) : undefined
    },
    personOf: (draft: Draft) => 'personKey' in draft.read ? person(draft.read.personKey) : undefined,
  }
}
