import { companies } from './content/companies'
import { contacts } from './content/contacts'
import { deals } from './content/deals'
import { stories } from './content/activities'
import { tasks } from './content/tasks'
import type { CompanyContent, ContactContent, DealContent, TaskContent } from './content/record-content'
import type { Story } from './content/story'
import { firstSeen, type FirstSeen } from './first-seen'
import { sampleDay, sampleInstant } from './sample-days'
import type { SampleActivity, SampleCompany, SampleContact, SampleDeal, SampleRecords, SampleTask } from './sample-record'

/**
 * The sample data of Studio North, a brand consultant: always the same records, dated around `today`
 * (`YYYY-MM-DD`, the person's own day). Records refer to each other by local keys.
 */
export function sampleRecords(today: string): SampleRecords {
  const seen = firstSeen(contacts, deals, stories)
  return {
    companies: companies.map(content => company(content, seen, today)),
    contacts: contacts.map(content => contact(content, seen, today)),
    deals: deals.map(content => deal(content, today)),
    activities: stories.flatMap((story, index) => activities(story, index, today)),
    tasks: tasks.map(content => task(content, today)),
  }
}

function company(content: CompanyContent, seen: FirstSeen, today: string): SampleCompany {
  return {
    ...content,
    website: `https://www.${content.domain}`,
    createdAt: sampleInstant(today, seen.company(content.key), '01:00'),
  }
}

function contact(content: ContactContent, seen: FirstSeen, today: string): SampleContact {
  const { key, firstName, lastName, status } = content
  return {
    key,
    firstName,
    lastName,
    status,
    emails: labelled([[content.email, 'work'], [content.privateEmail, 'private']], 'address'),
    phones: labelled([[content.phone, 'mobile'], [content.officePhone, 'work']], 'number'),
    title: content.title ?? null,
    company: content.company ?? null,
    source: content.source ?? null,
    birthday: content.birthday ?? null,
    address: content.address ?? null,
    links: content.profile ? [{ url: content.profile, label: 'LinkedIn' }] : [],
    followUpDays: content.followUpDays ?? null,
    ...nextStep(content, today),
    tags: content.tags ?? [],
    createdAt: sampleInstant(today, seen.contact(key), '01:00'),
  }
}

function deal(content: DealContent, today: string): SampleDeal {
  const stageHistory = content.stages.map(([stage, day], index) =>
    ({ stage, enteredAt: sampleInstant(today, day, index === 0 ? '15:05' : '16:45') }))
  const [stage, day] = content.stages.at(-1)!
  const closed = stage === 'Won' || stage === 'Lost'
  return {
    key: content.key,
    title: content.title,
    contact: content.contact,
    company: content.company ?? null,
    stage,
    valueCents: content.valueCents,
    currency: content.currency,
    expectedCloseDate: content.expectedClose === undefined ? null : sampleDay(today, content.expectedClose),
    actualCloseDate: closed ? sampleDay(today, day) : null,
    outcome: stage === 'Won' ? 'won' : stage === 'Lost' ? (content.abandoned ? 'abandoned' : 'lost') : null,
    lostReason: content.lostReason ?? null,
    ...nextStep(content, today),
    createdAt: stageHistory[0]!.enteredAt,
    stageEnteredAt: stageHistory.at(-1)!.enteredAt,
    stageHistory,
    tags: content.tags ?? [],
  }
}

function activities(story: Story, storyIndex: number, today: string): SampleActivity[] {
  return story.moments.map(({ day, time, ...detail }, index) => ({
    key: `${story.contact}-${storyIndex}-${index}`,
    ...detail,
    occurredAt: sampleInstant(today, day, time),
    contact: story.contact,
    deal: story.deal,
  }))
}

function task({ title, body, contact, deal, day, time, priority, recurrence, isDone }: TaskContent, today: string): SampleTask {
  return {
    title,
    body: body ?? null,
    contact: contact ?? null,
    deal: deal ?? null,
    day: day === undefined ? null : sampleDay(today, day),
    time: time ?? null,
    priority: priority ?? 'normal',
    recurrence: recurrence ?? null,
    createdAt: sampleInstant(today, -6, '08:05'),
    completedAt: isDone ? sampleInstant(today, -2, '15:20') : null,
  }
}

function nextStep({ next }: Pick<ContactContent, 'next'>, today: string) {
  return { nextAction: next?.[0] ?? null, nextActionDate: next ? sampleDay(today, next[1]) : null }
}

function labelled<Name extends string>(pairs: [string | undefined, string][], name: Name) {
  return pairs.flatMap(([value, label]) =>
    value === undefined ? [] : [{ [name]: value, label } as Record<Name, string> & { label: string }])
}
