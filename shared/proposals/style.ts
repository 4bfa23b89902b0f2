import { z } from 'zod'
import { idSchema, text } from '#shared/http/fields'
import { accentColorSchema } from './schema'
import { accentColors, mostSectionText } from './values'

const terms = text(mostSectionText).default('')

/** How the proposals of an organization look, and what they say of themselves. */
export const proposalStyleSchema = z.strictObject({
  logoId: idSchema.nullable().default(null),
  accentColor: accentColorSchema.default(accentColors[0]),
  validityDays: z.int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(365, { error: 'too_large' }).nullable().default(30),
  terms: z.strictObject({ en: terms, fa: terms }).default({ en: '', fa: '' }),
})
export type ProposalStyle = z.output<typeof proposalStyleSchema>

export const mostLogoBytes = 500_000
/** What a logo may be, by its bytes. */
export const logoTypes = ['image/png', 'image/jpeg'] as const
