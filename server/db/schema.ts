import type { Generated } from 'kysely'
import type { ContactStatus } from '#shared/contacts/schema'
import type { Locale, weekStarts } from '#shared/accounts/schema'
import type { CalendarName } from '#shared/dates/calendars'
import type { EmailVerificationsTable, FailedSignInsTable, PasswordResetsTable, RecoveryCodesTable, RequestCountsTable, SessionsTable, SignInFailuresTable, TwoStepsTable } from './account-tables'
import type { AiAnswersTable, AiAnswerSubjectsTable, AiCallsTable, AiLeasesTable, AiSettingsTable } from './ai-tables'
import type { ActivitiesTable, AttachmentsTable, DiscardedFilesTable } from './activity-tables'
import type { InsightsTable } from './insight-tables'
import type { ProposalCommentsTable, ProposalDecisionsTable, ProposalLinksTable } from './client-proposal-tables'
import type { ImportRowsTable, ImportsTable } from './import-tables'
import type { BulkPartsTable, BulkRecordsTable, BulkRunsTable, ListSettingsTable, ViewsTable } from './list-tables'
import type { MessageTemplatesTable } from './message-tables'
import type { InvitesTable, MembershipsTable, SharesTable } from './member-tables'
import type { DealContactsTable, DealsTable, PipelinesTable, StageStaysTable, StagesTable } from './deal-tables'
import type { DealLineItemsTable, DiscountApprovalsTable, LostReasonsTable, ProductsTable } from './product-tables'
import type { PaymentsTable, PurchasesTable } from './money-tables'
import type { ProposalLogosTable, ProposalsTable, ProposalTemplatesTable, ProposalVersionsTable } from './proposal-tables'
import type { TasksTable } from './task-tables'
import type { CompanyTagsTable, ContactTagsTable, DealTagsTable, DeletedTagsTable, TagsTable } from './tag-tables'
import type { ApiKeysTable, PlansTable, UsageCountsTable } from './usage-tables'
import type { UploadPartsTable, UploadsTable } from './upload-tables'

/** JSON kept as text in both engines; parsed at the repository's edge. */
export type Json = string
/** 0 or 1. */
export type Flag = number
/** ISO text in UTC with milliseconds. */
export type Instant = string
/** `YYYY-MM-DD`. */
export type Day = string

/** The organization scope adds the column to every statement, so that no one writes it by hand. */
export interface Tenant { organizationId: Generated<string> }

export interface TenantRecord extends Tenant {
  id: string
  version: number
  createdAt: Instant
  updatedAt: Instant
  deletedAt: Instant | null
}

export interface InstallationTable { key: string, value: string }

export interface UsersTable {
  id: string
  name: string
  email: string
  passwordHash: string
  locale: Locale
  timeZone: string
  weekStart: (typeof weekStarts)[number]
  /** Null: the one of their language. */
  calendar: Generated<CalendarName | null>
  shortcuts: Flag
  isOperator: Flag
  /** When they opened the link in a mail to their address; null: not yet. */
  emailVerifiedAt: Instant | null
  /** What they chose; what is left out is as shared/accounts/notification-settings.ts has it. */
  notificationSettings: Generated<Json>
  /** The names of the hints that they have put away. */
  seenHints: Generated<Json>
  createdAt: Instant
  updatedAt: Instant
}

export interface OrganizationsTable {
  id: string
  name: string
  defaultCurrency: string
  /** Above it a discount needs an approval; null: none does. */
  discountLimitPercent: Generated<number | null>
  /** Which of the roles that see or own part of it may take data out. */
  exportRoles: Generated<Json>
  /** Whether members see nothing before they have switched two-step sign-in on. */
  requireTwoStep: Generated<Flag>
  /** How its proposals look; what is left out is as shared/proposals/style.ts has it. */
  proposalStyle: Generated<Json>
  /** Null: without limits. */
  planId: Generated<string | null>
  createdAt: Instant
  updatedAt: Instant
}

export interface JobsTable {
  id: string
  organizationId: string | null
  type: string
  payload: Json
  state: 'waiting' | 'running' | 'done' | 'parked'
  runAt: Instant
  attempts: number
  leaseUntil: Instant | null
  lastError: string | null
  createdAt: Instant
  finishedAt: Instant | null
}

export interface EventsTable extends Tenant {
  id: string
  position: number
  type: string
  occurredAt: Instant
  actorId: string | null
  subjectType: string
  subjectId: string
  payload: Json | null
  previousHash: string
  hash: string
}

/** While a row stands here, the organization's events may be thinned out (architecture, idea 2). */
export interface EventMaintenanceTable extends Tenant { id: string, reason: string }

export interface ContactsTable extends TenantRecord {
  ownerId: string | null
  firstName: string | null
  lastName: string | null
  sortName: string
  email: string | null
  emails: Json
  phone: string | null
  phones: Json
  title: string | null
  companyId: string | null
  companyName: string | null
  companySort: string | null
  status: ContactStatus
  source: string | null
  campaign: string | null
  birthday: string | null
  address: string | null
  links: Json
  lastContactedAt: Instant | null
  followUpDays: number | null
  followUpAt: Instant | null
  nextAction: string | null
  nextActionDate: Day | null
  score: number
  importId: string | null
  isSample: Flag
}

/** Every address, number and profile of a contact in comparable form: how duplicates and import rows find them. */
export interface ContactKeysTable extends Tenant { id: string, contactId: string, kind: 'email' | 'phone' | 'url', value: string }

export interface CompaniesTable extends TenantRecord {
  ownerId: string | null
  name: string
  sortName: string
  domain: string | null
  website: string | null
  industry: string | null
  size: string | null
  phone: string | null
  address: string | null
  parentId: string | null
  importId: string | null
  isSample: Flag
}

/** The folded text of a record, which each engine indexes in its own way. `companyText` only says something for contacts. */
export interface SearchTable extends Tenant { id: string, text: string, companyText: string }

export interface NotificationsTable extends Tenant {
  id: string
  userId: string
  type: string
  payload: Json
  createdAt: Instant
  readAt: Instant | null
}

export interface IdempotencyKeysTable extends Tenant {
  id: string
  userId: string
  requestHash: string
  status: number | null
  body: Json | null
  location: string | null
  createdAt: Instant
}

export interface Schema {
  installation: InstallationTable
  users: UsersTable
  organizations: OrganizationsTable
  memberships: MembershipsTable
  invites: InvitesTable
  shares: SharesTable
  sessions: SessionsTable
  passwordResets: PasswordResetsTable
  emailVerifications: EmailVerificationsTable
  twoSteps: TwoStepsTable
  recoveryCodes: RecoveryCodesTable
  signInFailures: SignInFailuresTable
  failedSignIns: FailedSignInsTable
  requestCounts: RequestCountsTable
  apiKeys: ApiKeysTable
  plans: PlansTable
  usageCounts: UsageCountsTable
  jobs: JobsTable
  events: EventsTable
  eventMaintenance: EventMaintenanceTable
  contacts: ContactsTable
  contactKeys: ContactKeysTable
  companies: CompaniesTable
  tags: TagsTable
  contactTags: ContactTagsTable
  companyTags: CompanyTagsTable
  dealTags: DealTagsTable
  pipelines: PipelinesTable
  stages: StagesTable
  deals: DealsTable
  dealContacts: DealContactsTable
  stageStays: StageStaysTable
  products: ProductsTable
  dealLineItems: DealLineItemsTable
  discountApprovals: DiscountApprovalsTable
  lostReasons: LostReasonsTable
  purchases: PurchasesTable
  payments: PaymentsTable
  proposals: ProposalsTable
  proposalVersions: ProposalVersionsTable
  proposalTemplates: ProposalTemplatesTable
  proposalLogos: ProposalLogosTable
  proposalLinks: ProposalLinksTable
  proposalComments: ProposalCommentsTable
  proposalDecisions: ProposalDecisionsTable
  activities: ActivitiesTable
  tasks: TasksTable
  contactSearch: SearchTable
  companySearch: SearchTable
  dealSearch: SearchTable
  activitySearch: SearchTable
  imports: ImportsTable
  importRows: ImportRowsTable
  uploads: UploadsTable
  uploadParts: UploadPartsTable
  bulkRuns: BulkRunsTable
  bulkParts: BulkPartsTable
  bulkRecords: BulkRecordsTable
  views: ViewsTable
  listSettings: ListSettingsTable
  deletedTags: DeletedTagsTable
  messageTemplates: MessageTemplatesTable
  attachments: AttachmentsTable
  discardedFiles: DiscardedFilesTable
  notifications: NotificationsTable
  idempotencyKeys: IdempotencyKeysTable
  aiAnswers: AiAnswersTable
  aiAnswerSubjects: AiAnswerSubjectsTable
  aiLeases: AiLeasesTable
  aiCalls: AiCallsTable
  aiSettings: AiSettingsTable
  insights: InsightsTable
}

/** Tables whose rows belong to one organization: the scope guards every statement on them. */
export const tenantTables: ReadonlySet<string> = new Set<keyof Schema>([
  'invites', 'shares', 'events', 'eventMaintenance', 'contacts', 'contactKeys', 'companies', 'tags', 'contactTags', 'companyTags', 'dealTags',
  'pipelines', 'stages', 'deals', 'dealContacts', 'activities', 'tasks', 'contactSearch', 'companySearch', 'dealSearch',
  'products', 'dealLineItems', 'discountApprovals', 'lostReasons',
  'purchases', 'payments',
  'proposals', 'proposalVersions', 'proposalTemplates', 'proposalLogos',
  'proposalLinks', 'proposalComments', 'proposalDecisions',
  'bulkRuns', 'bulkParts', 'bulkRecords', 'views', 'listSettings', 'deletedTags',
  'activitySearch', 'imports', 'importRows', 'uploads', 'uploadParts', 'notifications', 'idempotencyKeys',
  'attachments', 'discardedFiles',
  'usageCounts',
  'stageStays',
  'aiAnswers', 'aiAnswerSubjects', 'aiLeases', 'aiCalls', 'aiSettings',
  'insights',
  'messageTemplates',
])
