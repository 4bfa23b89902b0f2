import type { Priority } from '#shared/tasks/schema'
import type { SampleCompany, SampleStage, SampleStatus } from '../sample-record'

/** What comes next and on which day, counted from today: negative is overdue. */
export type NextStep = [what: string, day: number]

export type CompanyContent = Omit<SampleCompany, 'website' | 'createdAt'>

/** A contact as it is written down here; days are counted from today. */
export interface ContactContent {
  key: string
  firstName: string
  lastName: string
  email?: string
  privateEmail?: string
  phone?: string
  officePhone?: string
  title?: string
  company?: string
  status: SampleStatus
  source?: string
  birthday?: string
  address?: string
  profile?: string
  followUpDays?: number
  next?: NextStep
  tags?: string[]
  /** The day the contact was written down, for those without earlier activities. */
  met?: number
}

/** A deal as it is written down here; `stages` says on which day it entered each. */
export interface DealContent {
  key: string
  title: string
  contact: string
  company?: string
  valueCents: number
  currency: string
  expectedClose?: number
  stages: [stage: SampleStage, day: number][]
  abandoned?: true
  lostReason?: string
  next?: NextStep
  tags?: string[]
}

/** A task, due so many days from today, at a time of the person's day or all day. */
export interface TaskContent {
  title: string
  contact?: string
  deal?: string
  day?: number
  time?: string
  priority?: Priority
  recurrence?: string
  body?: string
  isDone?: true
}
