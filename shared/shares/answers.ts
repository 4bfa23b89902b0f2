import { z } from 'zod'
import { id, instant } from '#shared/http/answers'

const shareSchema = z.object({ userId: id, name: z.string(), sharedByName: z.string(), createdAt: instant })
  .meta({ id: 'Share', description: 'A member with whom a record is shared.' })
export type Share = z.infer<typeof shareSchema>

export const sharesAnswerSchema = z.object({ shares: z.array(shareSchema) })
