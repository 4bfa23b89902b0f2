import type { ReadPerson, ReadTask } from '#shared/reading/answers'
import { fold } from '#shared/search/fold'
import { listTasksSchema } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listTasks } from '../tasks/list-tasks'

const mostLookedAt = '200'

/** Whichever of the tasks in a thread somebody has noted before: an open one of the same contact that says the same. */
export async function matchTasks(db: Database, actor: Actor, tasks: Omit<ReadTask, 'match'>[], people: ReadPerson[]): Promise<ReadTask[]> {
  const contactOf = (personKey: string | null) => people.find(({ key }) => key === personKey)?.match?.id
  const contactIds = [...new Set(tasks.flatMap(({ personKey }) => contactOf(personKey) ?? []))]
  const stored = new Map(await Promise.all(contactIds.map(async contactId =>
    [contactId, (await listTasks(db, actor, listTasksSchema.parse({ contactId, state: 'open', limit: mostLookedAt, total: 'false' }))).tasks] as const)))
  return tasks.map((task) => {
    const same = stored.get(contactOf(task.personKey) ?? '')?.find(({ title }) => saying(title) === saying(task.title))
    return { ...task, match: same ? { id: same.id, name: same.title } : null }
  })
}

/** A title by its words alone, however it is typed. */
function saying(title: string): string {
  return fold(title).replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
