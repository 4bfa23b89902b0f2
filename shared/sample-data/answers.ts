import { z } from 'zod'

/** How many sample records there are, those in the trash too. */
export const sampleCountsSchema = z.object({ contacts: z.int(), companies: z.int(), deals: z.int(), activities: z.int() })
export type SampleCounts = z.infer<typeof sampleCountsSchema>

export const sampleDataAnswerSchema = z.object({ sampleData: sampleCountsSchema })
