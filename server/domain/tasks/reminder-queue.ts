import type { Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { newId } from '../ids'

/** Lets the queue look for due reminders of the organization at an instant, in the transaction of the change that asks for it. */
export async function enqueueReminders(trx: Database, { organizationId }: Pick<Actor, 'organizationId'>, at: string | null): Promise<void> {
  if (at !== null) await enqueue(trx, { id: newId(), type: 'remind-of-tasks', organizationId, payload: {}, runAt: at })
}
