import { z } from 'zod'
import { changes, id, instant } from '#shared/http/answers'

/** Something that happened in the organization, as its admins see it. */
export const auditEntrySchema = z.object({
  id,
  position: z.int(),
  type: z.string(),
  occurredAt: instant,
  actorId: id.nullable().describe('Null for the program itself, the operator on the command line, and whoever failed to sign in.'),
  actorName: z.string().nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  subjectName: z.string().nullable(),
  changes: changes.describe('For people: names in place of ids.'),
  details: z.record(z.string(), z.unknown()).describe('What else the event says.'),
}).meta({ id: 'AuditEntry', description: 'Something that happened in the organization.' })
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** The newest first. A page may hold fewer than asked for, none even, and still have a cursor: it was looked that far. */
export const auditAnswerSchema = z.object({ entries: z.array(auditEntrySchema), cursor: z.string().nullable() })
export type AuditPage = z.infer<typeof auditAnswerSchema>

/** Where the chain of an organization's events does not hold. */
const chainBreakSchema = z.object({
  position: z.int(),
  until: z.int().optional().describe('Ends a range of more than one position.'),
  reason: z.enum(['altered', 'missing', 'cut']).describe('An event says something else than when it was written, events are gone from the middle, or the newest ones are.'),
})
export type ChainBreak = z.infer<typeof chainBreakSchema>

/** What a part of the chain was found to be. */
export const chainCheckAnswerSchema = z.object({
  breaks: z.array(chainBreakSchema),
  next: z.int().nullable().describe('Where the following part begins; null at the end.'),
  head: z.int().describe('The position of the newest event.'),
  anchor: z.object({ position: z.int(), at: instant }).nullable().describe('The position up to which the installation has a sealed record, kept outside the database, and of when.'),
})
export type ChainCheck = z.infer<typeof chainCheckAnswerSchema>
