import { z } from 'zod'
import { day, id, instant, pageFields, recordFields } from '#shared/http/answers'
import { contactStatuses } from './schema'

const label = z.string().nullable()

/** A contact as the API answers it. */
export const contactSchema = z.object({
  ...recordFields,
  deletedAt: instant.nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  emails: z.array(z.object({ address: z.string(), label })),
  phone: z.string().nullable(),
  phones: z.array(z.object({ number: z.string(), label })),
  title: z.string().nullable().describe('The job.'),
  companyId: id.nullable(),
  companyName: z.string().nullable(),
  status: z.enum(contactStatuses),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  birthday: z.string().nullable().describe('With or without its year: 1984-03-12 or --03-12.'),
  address: z.string().nullable(),
  links: z.array(z.object({ url: z.string(), label })),
  lastContactedAt: instant.nullable().describe('Kept by the server: the latest call, e-mail, meeting or message.'),
  followUpDays: z.int().nullable(),
  nextAction: z.string().nullable(),
  nextActionDate: day.nullable(),
  score: z.int(),
  health: z.enum(['green', 'yellow', 'red']),
  tags: z.array(z.string()),
}).meta({ id: 'Contact', description: 'A person.' })
export type Contact = z.infer<typeof contactSchema>

export const contactAnswerSchema = z.object({ contact: contactSchema })
export const contactsAnswerSchema = z.object({ contacts: z.array(contactSchema), ...pageFields })
