import { z } from 'zod'

export const healthAnswerSchema = z.object({ status: z.literal('ok') })
export const cronAnswerSchema = z.object({ done: z.int(), failed: z.int() })
