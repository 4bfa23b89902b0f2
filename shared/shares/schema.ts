import { z } from 'zod'
import { idSchema } from '#shared/http/fields'

/** What can be shared with a member. */
export const sharedKinds = ['contact', 'company', 'deal'] as const
export type SharedKind = (typeof sharedKinds)[number]

/** All the members that a record is shared with, beside its owner. */
export const shareSchema = z.strictObject({ userIds: z.array(idSchema).max(200, { error: 'too_many' }) })

export type { Share } from './answers'
