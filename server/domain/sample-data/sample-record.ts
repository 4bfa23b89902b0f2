import type { NoteDocument } from '#shared/notes/document'
import type { Priority } from '#shared/tasks/schema'

/** A labelled e-mail address of a sample contact. */
export interface SampleEmail { address: string, label: string }

/** A labelled phone number of a sample contact. */
export interface SamplePhone { number: string, label: string }

/** A labelled web address of a sample contact. */
export interface SampleLink { url: string, label: string }

/** A company under a local key, by which contacts and deals refer to it. */
export interface SampleCompany {
  key: string
  name: string
  domain: string
  website: string
  industry: string
  size: string
  phone: string | null
  address: string
  createdAt: string
}

/** A contact under a local key; `company` is the key of a sample company. */
export interface SampleContact {
  key: string
  firstName: string
  lastName: string
  emails: SampleEmail[]
  phones: SamplePhone[]
  title: string | null
  company: string | null
  status: SampleStatus
  source: string | null
  birthday: string | null
  address: string | null
  links: SampleLink[]
  followUpDays: number | null
  nextAction: string | null
  nextActionDate: string | null
  tags: string[]
  createdAt: string
}

export type SampleStatus
  = 'new' | 'contacted' | 'in_discussion' | 'pending_response' | 'qualified' | 'unqualified' | 'inactive'

export type SampleStage = 'Lead' | 'Qualified' | 'Proposal' | 'Won' | 'Lost'

/** When a deal entered a stage. */
export interface SampleStageEntry { stage: SampleStage, enteredAt: string }

/** A deal; `contact` and `company` are local keys, `stage` is the name of a stage of the default pipeline. */
export interface SampleDeal {
  key: string
  title: string
  contact: string
  company: string | null
  stage: SampleStage
  valueCents: number
  currency: string
  expectedCloseDate: string | null
  actualCloseDate: string | null
  outcome: 'won' | 'lost' | 'abandoned' | null
  lostReason: string | null
  nextAction: string | null
  nextActionDate: string | null
  createdAt: string
  stageEnteredAt: string
  stageHistory: SampleStageEntry[]
  tags: string[]
}

/** Something that happened with a sample contact, and perhaps about a sample deal. */
export interface SampleActivity {
  key: string
  type: 'email' | 'call' | 'meeting' | 'note' | 'message'
  subject: string
  body: string
  content?: NoteDocument
  direction: 'inbound' | 'outbound' | null
  durationSeconds: number | null
  occurredAt: string
  contact: string
  deal: string | null
}

/** Something to do, about a sample deal or contact or about nothing of them. */
export interface SampleTask {
  title: string
  body: string | null
  contact: string | null
  deal: string | null
  /** `YYYY-MM-DD`; at `time` of the person's day, or all day. */
  day: string | null
  time: string | null
  priority: Priority
  recurrence: string | null
  createdAt: string
  completedAt: string | null
}

/** All sample records, every reference by local key. */
export interface SampleRecords {
  companies: SampleCompany[]
  contacts: SampleContact[]
  deals: SampleDeal[]
  activities: SampleActivity[]
  tasks: SampleTask[]
}
