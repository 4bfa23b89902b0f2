import { PostgresAdapter, type Expression, type Kysely, type SqlBool } from 'kysely'
import type { Schema } from '../schema'
import { postgresEngine } from './postgres'
import type { Bypass } from './postgres-roles'
import { sqliteEngine } from './sqlite'

export type SearchKind = 'contact' | 'company' | 'deal' | 'activity'

/** A match in the search index; the better, the smaller `rank`. */
export interface SearchMatch { id: string, rank: number }

/** The database as it was at one moment, to read only. */
export interface Snapshot { db: Kysely<Schema>, close(): Promise<void> }

/** What the CRM needs of an engine beyond the SQL that Kysely writes the same for both. */
export interface Engine {
  name: 'sqlite' | 'postgres'
  isUniqueViolation(error: unknown): boolean
  isForeignKeyViolation(error: unknown): boolean
  /** The engine cannot answer right now (locked, full, unreachable). */
  isUnavailable(error: unknown): boolean
  /** What the operator can do about an error at opening the database at `url`, in a sentence; undefined where we know none. */
  explain(error: unknown, url: string): string | undefined
  /** The role may not do this. */
  isForbidden(error: unknown): boolean
  /** Its name and version, for people. */
  identify(db: Kysely<Schema>): Promise<{ name: string, version: string }>
  /** What is wrong with the file, in sentences; reads all of it. A server looks after its own. */
  listDamage(db: Kysely<Schema>): Promise<string[]>
  /** Rows that refer to others which are not there, in sentences. */
  listLooseRows(db: Kysely<Schema>): Promise<string[]>
  /** Makes other transactions that write events of this organization wait until this one ends. */
  lockOrganization(db: Kysely<Schema>, organizationId: string): Promise<void>
  /** Takes out the events that one just written, at `saying`, names as removed; the engine refuses it in any other way. */
  removeEvents(db: Kysely<Schema>, organizationId: string, saying: { position: number, type: string }, positions: number[]): Promise<void>
  /** Jobs that are due, locked for this transaction so that no other worker takes them. */
  lockDueJobs(db: Kysely<Schema>, now: string, limit: number): Promise<{ id: string }[]>
  /** A condition on `idColumn`: the record's text has a word that begins with each of `words`. Finds them all at once. */
  matches(kind: SearchKind, organizationId: string, words: string[], idColumn: string): Expression<SqlBool>
  /** The same condition, tested record by record: for a walk along another index past many matches. */
  hasWords(kind: SearchKind, organizationId: string, words: string[], idColumn: string): Expression<SqlBool>
  /** A column in an order or condition that shall not tempt the engine to walk the column's index. */
  unindexed(column: string): Expression<unknown>
  /** The best matches; where there are thousands they come unranked, newest first, since ranking reads every match. */
  search(db: Kysely<Schema>, kind: SearchKind, organizationId: string, words: string[], limit: number): Promise<SearchMatch[]>
  /** How many records match, counted up to `most`. */
  countMatches(db: Kysely<Schema>, kind: SearchKind, organizationId: string, words: string[], most: number): Promise<number>
  /** The instant a number of days after another one, both as ISO text in UTC with milliseconds. */
  daysAfter(instant: Expression<string>, days: number | Expression<number>): Expression<string>
  /** The days, with their fractions, from one instant to another. */
  daysApart(from: Expression<string>, to: Expression<string>): Expression<number>
  /** Copies the database beside itself before a migration; undefined where that is the operator's job. */
  copyBeforeMigration?(db: Kysely<Schema>, label: string): Promise<string>
  /** Does `work` (migrating) while no other process does; calls `onWait` if one is at it. */
  inTurn<T>(db: Kysely<Schema>, onWait: () => void, work: () => Promise<T>): Promise<T>
  /** Who the database takes us for; only where it knows roles. */
  currentRole?(db: Kysely<Schema>): Promise<string>
  /** Why the database's own wall between organizations does not hold for our role, if it does not. */
  bypassOf?(db: Kysely<Schema>): Promise<Bypass | undefined>
  /** Gives a role what the application needs of the owner's tables. */
  grantApplication?(db: Kysely<Schema>, role: string): Promise<void>
  /** Copies the whole database as it is now to a new file, while others go on writing; undefined where the engine's own tools do it. */
  copyTo?(db: Kysely<Schema>, file: string, onProgress: (done: number, total: number) => void): Promise<void>
  /** A handle to read with whose statements do not hold up this process; it has no scope where it is another one. */
  apart(db: Kysely<Schema>): Kysely<Schema>
  /** Opens a handle that goes on seeing the database as it is now; nobody waits for it, but it has to be closed soon. */
  openSnapshot(db: Kysely<Schema>): Promise<Snapshot>
  /** Lets the planner know the data; cheap enough to run at start and after imports. */
  refreshStatistics(db: Kysely<Schema>): Promise<void>
}

/** The engine behind a handle, whatever transaction or scope it is in. */
export function engineOf(db: Kysely<Schema>): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? postgresEngine : sqliteEngine
}
