import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database'
import type { Schema } from '#server/db/schema'

export type Row = Record<string, string | number | null>

/** The same tables, for code that treats all of them alike. */
export type AnyTables = Kysely<Record<string, Row>>

/** What goes along when an organization moves, in an order in which every row finds those it refers to; and each table's key. */
export const movedTables: Partial<Record<keyof Schema, string[]>> = {
  pipelines: ['id'],
  stages: ['id'],
  tags: ['id'],
  companies: ['id'],
  companyTags: ['companyId', 'tagId'],
  contacts: ['id'],
  contactKeys: ['id'],
  contactTags: ['contactId', 'tagId'],
  deals: ['id'],
  dealContacts: ['dealId', 'contactId'],
  stageStays: ['dealId', 'enteredAt'],
  dealTags: ['dealId', 'tagId'],
  products: ['id'],
  dealLineItems: ['id'],
  discountApprovals: ['dealId'],
  lostReasons: ['id'],
  activities: ['id'],
  purchases: ['id'],
  payments: ['id'],
  tasks: ['id'],
  attachments: ['id'],
  shares: ['id'],
  views: ['id'],
  listSettings: ['userId', 'kind'],
  messageTemplates: ['id'],
  proposals: ['id'],
  proposalVersions: ['id'],
  proposalTemplates: ['id'],
  proposalLogos: ['id'],
  proposalLinks: ['id'],
  proposalComments: ['id'],
  proposalDecisions: ['id'],
  events: ['position'],
  uploads: ['id'],
  uploadParts: ['uploadId', 'number'],
  imports: ['id'],
  importRows: ['importId', 'line'],
  notifications: ['id'],
  contactSearch: ['id'],
  companySearch: ['id'],
  dealSearch: ['id'],
  activitySearch: ['id'],
  aiAnswers: ['hash'],
  aiAnswerSubjects: ['hash', 'subjectType', 'subjectId'],
  aiCalls: ['id'],
  insights: ['userId', 'kind', 'subjectType', 'subjectId'],
}

/** What stays behind: the answers to repeated requests, what was counted of this installation's use, links sent by mail, files to be removed, locks, the key to Claude with its budget (sealed for this installation), and what the latest bulk changes and deleted tags can be undone by. */
export const stayingTables: (keyof Schema)[] = ['idempotencyKeys', 'invites', 'discardedFiles', 'eventMaintenance', 'bulkRuns', 'bulkParts', 'bulkRecords', 'deletedTags', 'usageCounts', 'aiLeases', 'aiSettings']

/** In these columns stands who, by the id of a user. */
export const userColumns = ['ownerId', 'actorId', 'userId', 'sharedById', 'askedById', 'decidedById', 'createdById', 'assigneeId', 'uploadedById']

/** Set by the organization's scope, by SQLite and by PostgreSQL. */
const ownColumns = new Set(['organizationId', 'rowid', 'vector'])

/** The columns of each table that moves, in the order of their names: the same on both engines. */
export async function columnsOfTables(db: Database): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables()
  return new Map(tables.filter(({ name }) => name in movedTables)
    .map(({ name, columns }) => [name, columns.map(column => column.name).filter(column => !ownColumns.has(column)).sort()]))
}
