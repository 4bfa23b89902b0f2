import { z } from 'zod'

const section = z.object({
  heading: z.string().describe('Two to six words, addressed to the client.'),
  text: z.string(),
})

export const writeProposalOutput = z.object({
  situation: section.describe('Where the client stands, in their words: what they do, what they need and why now.'),
  aims: section.describe('What will be better for them afterwards; what they can see or measure.'),
  scope: section.describe('What is done and delivered, and in one sentence what is not.'),
  plan: section.describe('The steps in their order, with durations, and what is needed from the client.'),
  price: section.describe('Two sentences that lead to the table of prices.'),
  terms: section.describe('Short rules of working together: changes, acceptance, confidentiality, rights.'),
})
export type WriteProposalOutput = z.infer<typeof writeProposalOutput>
