import { z } from 'zod'
import { activityTypes } from '#shared/activities/schema'
import { id, instant } from '#shared/http/answers'
import { trashKinds } from './values'

/** A record in the trash: who put it there and when. */
export const trashedRecordSchema = z.object({
  kind: z.enum(trashKinds),
  id,
  name: z.string(),
  type: z.enum(activityTypes).optional().describe('Of an activity.'),
  deletedAt: instant,
  deletedByName: z.string().nullable(),
}).meta({ id: 'TrashedRecord', description: 'A record in the trash: who put it there and when.' })
export type TrashedRecord = z.infer<typeof trashedRecordSchema>

/** What was deleted last comes first. */
export const trashAnswerSchema = z.object({ records: z.array(trashedRecordSchema), cursor: z.string().nullable() })
export type TrashPage = z.infer<typeof trashAnswerSchema>
