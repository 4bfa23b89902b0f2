import { z } from 'zod'
import { id, instant } from '#shared/http/answers'

/** A file on its way to the server. */
export const uploadSchema = z.object({
  id,
  name: z.string(),
  size: z.int().describe('In bytes.'),
  partBytes: z.int().describe('The size of each part, of which the last may be shorter.'),
  received: z.array(z.int()).describe('The parts that have arrived.'),
  createdAt: instant,
}).meta({ id: 'Upload', description: 'A file on its way to the server, in parts.' })
export type Upload = z.infer<typeof uploadSchema>

export const uploadAnswerSchema = z.object({ upload: uploadSchema })
