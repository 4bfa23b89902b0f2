import { z } from 'zod'
import { text } from '#shared/http/fields'
import { sectionKeyPattern } from './values'

/** Without a section, Claude writes all of the usual ones. */
export const generateProposalSchema = z.strictObject({
  section: z.string({ error: 'expected_text' }).regex(sectionKeyPattern, { error: 'unknown_section' }).optional(),
  instruction: text(2000).transform(instruction => instruction.trim()).optional(),
  fresh: z.boolean({ error: 'expected_true_or_false' }).default(false).describe('Asks again, though the same was answered before.'),
})
export type GenerateProposal = z.output<typeof generateProposalSchema>
