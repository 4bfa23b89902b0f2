import type { Generated } from 'kysely'
import type { Instant } from './schema'

export interface SessionsTable {
  id: string
  tokenHash: string
  userId: string
  organizationId: string
  createdAt: Instant
  lastSeenAt: Instant
  expiresAt: Instant
  userAgent: string | null
  address: string | null
}

export interface PasswordResetsTable { tokenHash: string, userId: string, expiresAt: Instant, usedAt: Instant | null }

/** Links that prove an address, by mail to it: the one someone has, or the one they want. */
export interface EmailVerificationsTable { tokenHash: string, userId: string, email: string, expiresAt: Instant }

export interface SignInFailuresTable { subject: string, count: number, lastAt: Instant }

/** Failed sign-ins of an account from an address that no event has told of yet. */
export interface FailedSignInsTable { userId: string, address: string, count: number, reportedAt: Instant }

/** On PostgreSQL alone, where several servers count together: requests of a subject, by pseudonym, in one minute. */
export interface RequestCountsTable { subject: string, minute: number, count: number }

/** Two-step sign-in of a person: being set up, or on. */
export interface TwoStepsTable {
  userId: string
  /** What the person's app makes its codes from, encrypted. */
  secret: string
  /** Null: no code has proved yet that the app has the secret. */
  enabledAt: Instant | null
  /** The time step of the last code that was taken: none is taken twice. */
  lastStep: Generated<number>
}

/** Codes that stand in for the app's, each once. */
export interface RecoveryCodesTable { userId: string, codeHash: string }
