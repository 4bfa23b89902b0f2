import { z } from 'zod'
import { emailSchema, flag, idSchema, line, optional, text } from '#shared/http/fields'
import { sectionKeyPattern } from '#shared/proposals/values'
import { decisions, mostComment, mostRecipients } from './values'

/** Marks that turn the text around them; in a name they could turn what is said of it. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g

/** By which somebody is bound: nothing that cannot be seen. */
const name = line(120).transform(given => given.replace(turns, '').trim()).refine(given => /[\p{L}\p{N}]/u.test(given), { error: 'required' })
const body = text(mostComment).trim().min(1, { error: 'required' })
const sectionKey = z.string().regex(sectionKeyPattern, { error: 'unknown_section' }).nullable().optional()
const number = z.int({ error: 'expected_number' }).min(1, { error: 'too_small' })

export const sendProposalSchema = z.strictObject({
  to: z.array(emailSchema).max(mostRecipients, { error: 'too_many' }).default([]).describe('Whom the link is mailed to; empty: it is only made.'),
  message: optional(text(mostComment).trim()).describe('What the mail says above the link.'),
})

export const answerCommentSchema = z.strictObject({ body, sectionKey })

export const clientCommentSchema = z.strictObject({ name, body, sectionKey })

export const decideSchema = z.strictObject({
  decision: z.enum(decisions, { error: 'unknown_decision' }),
  name,
  reason: optional(text(mostComment).trim()),
  number: number.describe('Of the version that the client has read.'),
})

/** The last part of the address that the client has. */
export const clientParams = z.strictObject({ token: z.string().max(100) })

export const commentParams = z.strictObject({ id: idSchema, commentId: idSchema })

export const pdfQuery = z.strictObject({
  number: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).optional().describe('Which version; left out, the newest.'),
})
export const clientPdfQuery = z.strictObject({ download: flag(false) })

export type SendProposal = z.output<typeof sendProposalSchema>
export type AnswerComment = z.output<typeof answerCommentSchema>
export type ClientComment = z.output<typeof clientCommentSchema>
export type Decide = z.output<typeof decideSchema>

export type { ClientDecision, ClientProposal, ClientSide, ProposalComment } from './answers'
