import { useQueryCache } from '@pinia/colada'
import { instantAt, timeOf } from '#shared/dates/days'
import type { CreateTask, Task, UpdateTask } from '#shared/tasks/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useDays } from '~/composables/useDays'
import { useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useSession } from '~/composables/useSession'
import { useTaskText } from '~/composables/useTaskText'
import { useUndoToast } from '~/composables/useUndoToast'
import { useUnsent } from '~/composables/useUnsent'
import { useWriting, type Writing } from '~/composables/useWriting'

type Answer = { task: Task }

/** Makes, changes, finishes and deletes tasks, and brings up to date what shows them. */
export function useTaskChanges() {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { dayText } = useDays()
  const { dueText } = useTaskText()
  const { timeZone } = useSession()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const { refreshRecords } = useRecordChanges()
  const { unsent } = useUnsent()
  const { write } = useWriting()
  /** Shown as done while the server is asked. */
  const finishing = useState<string[]>('tasks-finishing', () => [])

  const refresh = async () => {
    await Promise.all([cache.invalidateQueries({ key: ['tasks'] }), refreshRecords()])
  }
  /** What is told of a change does not wait until all that shows it is up to date. */
  async function send(path: string, options: Parameters<typeof api>[1], tell?: (task: Task) => void): Promise<Task> {
    const { task } = await api<Answer>(`/api/tasks${path}`, options)
    tell?.(task)
    await refresh()
    return task
  }
  /** The same, kept until there is a connection. */
  async function sendOrKeep(writing: Pick<Writing, 'kind' | 'title' | 'method' | 'body' | 'seen'> & { path: string }, tell?: (task: Task) => void): Promise<void> {
    const answer = await write<Answer>({ ...writing, path: `/api/tasks${writing.path}` })
    if (answer) tell?.(answer.task)
    await refresh()
  }
  const valuesOf = (task: Task, names: string[]) => Object.fromEntries(names.map(name => [name, task[name as keyof Task]]))
  const seen = (task: Task, names: string[]) => ({ id: task.id, version: task.version, values: valuesOf(task, names) })
  const update = (task: Task, changes: UpdateTask, tell?: (task: Task) => void) =>
    sendOrKeep({ kind: 'change', title: task.title, method: 'PATCH', path: `/${task.id}`, body: changes, seen: seen(task, Object.keys(changes)) }, tell)

  /** Throws what the server says. */
  async function complete(task: Task): Promise<void> {
    finishing.value = [...finishing.value, task.id]
    try {
      await sendOrKeep({ kind: 'change', title: t('offline.finish', { title: task.title }), method: 'POST', path: `/${task.id}/completion`, body: {}, seen: seen(task, ['completedAt', 'dueAt']) }, (done) => {
        const title = done.completedAt ? t('tasks.done', { title: task.title }) : t('tasks.doneUntil', { title: task.title, due: dueText(done) })
        offerUndo({ title, undo: () => send(`/${task.id}/completion`, { method: 'DELETE' }) })
      })
    }
    finally {
      finishing.value = finishing.value.filter(id => id !== task.id)
    }
  }

  /** Puts a task off to a day, at its time if it has one. */
  async function putOff(task: Task, day: string): Promise<void> {
    const dueAt = task.dueAt === null || task.allDay ? day : instantAt(day, timeOf(task.dueAt, timeZone.value), timeZone.value)
    const before = task.allDay ? task.dueAt?.slice(0, 10) ?? null : task.dueAt
    await update(task, { dueAt }, after => offerUndo({ title: t('nextAction.snoozed', { day: dayText(day) }), undo: () => update(after, { dueAt: before }) }))
  }

  async function remove(task: Task): Promise<void> {
    try {
      await api(`/api/tasks/${task.id}`, { method: 'DELETE' })
      offerUndo({ title: t('tasks.deleted', { title: task.title }), undo: () => send(`/${task.id}/restore`, { method: 'POST' }) })
    }
    catch (error) {
      show(error)
    }
    await refresh()
  }

  return {
    update, complete, putOff, remove, refresh,
    isFinishing: (task: Task) => finishing.value.includes(task.id) || unsent.value.some(({ state, path }) => state === 'waiting' && path === `/api/tasks/${task.id}/completion`),
    create: (input: Partial<CreateTask> & { title: string }) => sendOrKeep({ kind: 'task', title: input.title, method: 'POST', path: '', body: input }),
    reopen: (task: Task) => send(`/${task.id}/completion`, { method: 'DELETE', headers: ifVersion(task.version) }),
    remindAgain: (id: string, minutes: number) => api(`/api/tasks/${id}/reminder`, { method: 'PUT', body: { minutes } }),
  }
}
