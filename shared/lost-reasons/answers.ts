import { z } from 'zod'

/** The reasons to choose from when a deal is lost, in their order. */
export const lostReasonsAnswerSchema = z.object({ lostReasons: z.array(z.string()) })
