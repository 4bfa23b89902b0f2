import { z } from 'zod'
import { id, instant } from '#shared/http/answers'
import { proposalDocumentSchema } from '#shared/proposals/answers'
import { problems, type ProblemCode } from '#shared/problems'
import { decisions } from './values'

const commentSchema = z.object({
  id,
  createdAt: instant,
  number: z.int().describe('Of the version that it is about.'),
  sectionKey: z.string().nullable().describe('Null for the proposal as a whole.'),
  authorName: z.string(),
  isClient: z.boolean(),
  body: z.string(),
}).meta({ id: 'ProposalComment', description: 'What the client or a member said about a proposal.' })
export type ProposalComment = z.infer<typeof commentSchema>

const decision = { decision: z.enum(decisions), name: z.string(), reason: z.string().nullable(), decidedAt: instant, number: z.int() }
const decisionSchema = z.object({
  ...decision,
  problem: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]).nullable().describe('Why the deal could not be won, if it could not.'),
}).meta({ id: 'ProposalDecision', description: 'What the client decided.' })
export type ClientDecision = z.infer<typeof decisionSchema>

/** What members see of the client's side. */
const clientSideSchema = z.object({
  link: z.object({
    url: z.string().describe('Opens the proposal to whoever has it.'),
    createdAt: instant,
    firstViewedAt: instant.nullable(),
    lastViewedAt: instant.nullable(),
    views: z.int(),
  }).nullable().describe('Null before it was sent and after it was withdrawn.'),
  comments: z.array(commentSchema),
  decisions: z.array(decisionSchema).describe('The newest first; one for each version that was decided on.'),
}).meta({ id: 'ProposalClientSide', description: 'What the client saw, said and decided.' })
export type ClientSide = z.infer<typeof clientSideSchema>

export const commentAnswerSchema = z.object({ comment: commentSchema })
export const clientSideAnswerSchema = z.object({ client: clientSideSchema })
export const sentProposalAnswerSchema = z.object({ url: z.string(), mailed: z.int().describe('To how many addresses the link is on its way.'), client: clientSideSchema })

/** A proposal as its client reads it: nothing of the records behind it. */
const clientProposalSchema = z.object({
  number: z.int().describe('Of the version; a decision names it.'),
  document: proposalDocumentSchema.omit({ logoId: true }).extend({ hasLogo: z.boolean() }),
  comments: z.array(commentSchema),
  decision: z.object(decision).nullable(),
}).meta({ id: 'ClientProposal', description: 'A proposal as its client reads it.' })
export type ClientProposal = z.infer<typeof clientProposalSchema>

export const clientProposalAnswerSchema = z.object({ proposal: clientProposalSchema })
