import { z } from 'zod'

const day = z.iso.date()
/** Minor units. A sum beyond what a number counts exactly is the nearest one, never wrong by more than its sixteenth digit. */
export const cents = z.number()
export const count = z.int().min(0)
/** Between 0 and 1; null where there is nothing to divide by. */
export const rate = z.number().min(0).max(1).nullable()
export const days = z.number().min(0).nullable()

/** `from` is included, `to` is not: as the lists' filters have it. */
export const periodSchema = z.object({ from: day, to: day })
export const reportSum = z.object({ currency: z.string(), valueCents: cents })
export const weightedSum = reportSum.extend({ weightedCents: cents })
/** How many deals, and what they add up to, one entry a currency. */
export const counted = z.object({ count, sums: z.array(reportSum) })
/** `ownerId` null is nobody's; links to lists name it `none`. */
export const ownerShape = { ownerId: z.string().nullable(), ownerName: z.string().nullable() }
export const stageShape = { stageId: z.string(), stageName: z.string() }

export type Period = z.infer<typeof periodSchema>
export type ReportSum = z.infer<typeof reportSum>
export type WeightedSum = z.infer<typeof weightedSum>
export type Counted = z.infer<typeof counted>
