import type { z } from 'zod'
import { updateActivitySchema, type Activity } from '#shared/activities/schema'
import { updateCompanySchema, type Company } from '#shared/companies/schema'
import { updateContactSchema, type Contact } from '#shared/contacts/schema'
import { updateDealSchema, type Deal } from '#shared/deals/schema'
import { updatePaymentSchema, type Payment } from '#shared/money/schema'
import { updateTaskSchema, type Task } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { getActivity, updateActivity } from '../activities/activities'
import type { Actor } from '../actor'
import { getVisibleCompany, updateCompany } from '../companies/companies'
import { getContact, updateContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'
import { updateDeal } from '../deals/update-deal'
import { getPayment, updatePayment } from '../money/payments'
import { getTask, updateTask } from '../tasks/tasks'

type Fields = Record<string, unknown>

/** What each kind of record with a history is. */
export interface RecordOf { contact: Contact, company: Company, deal: Deal, activity: Activity, payment: Payment, task: Task }

/** How a kind of record is read and put back: by its ordinary use cases, so that rights and rules hold. */
interface KindOfRecord<Kept> {
  /** What a person can set, and so what can be put back. */
  fields: string[]
  get(db: Database, actor: Actor, id: string): Promise<{ version: number }>
  update(db: Database, actor: Actor, id: string, fields: Fields, version: number | undefined): Promise<Kept>
}

function kindOf<Shape extends z.ZodRawShape, Kept>(
  schema: z.ZodObject<Shape>,
  get: KindOfRecord<Kept>['get'],
  update: (db: Database, actor: Actor, id: string, input: z.output<z.ZodObject<Shape>>, version?: number) => Promise<Kept>,
): KindOfRecord<Kept> {
  return {
    fields: Object.keys(schema.shape), get,
    async update(db, actor, id, fields, version) {
      const read = schema.safeParse(fields)
      if (read.success) return await update(db, actor, id, read.data, version)
      const issues = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message, message }))
      throw new DomainError('cannot_put_back', { detail: `What stood there before breaks a rule of today: ${issues.map(({ path }) => path).join(', ')}.`, issues })
    },
  }
}

export const kinds: { [Kind in keyof RecordOf]: KindOfRecord<RecordOf[Kind]> } = {
  contact: kindOf(updateContactSchema, getContact, updateContact),
  company: kindOf(updateCompanySchema, getVisibleCompany, updateCompany),
  deal: kindOf(updateDealSchema, getDeal, updateDeal),
  activity: kindOf(updateActivitySchema, getActivity, updateActivity),
  payment: kindOf(updatePaymentSchema, getPayment, updatePayment),
  task: kindOf(updateTaskSchema, getTask, updateTask),
}
