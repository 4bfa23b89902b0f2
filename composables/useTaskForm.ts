import { instantAt, timeOf } from '#shared/dates/days'
import { dueDay } from '#shared/tasks/due'
import type { Task } from '#shared/tasks/schema'
import { useDialogs } from '~/composables/useDialogs'
import { useSession } from '~/composables/useSession'
import { useTaskChanges } from '~/composables/useTaskChanges'

interface Links { contactId: string | null, companyId: string | null, dealId: string | null }

const noLinks: Links = { contactId: null, companyId: null, dealId: null }
const linksOf = ({ contactId, companyId, dealId }: Task): Links => ({ contactId, companyId, dealId })

/** The form of a task: a new one, filled with what the place it was opened from knows, or one that is there already. */
export function useTaskForm() {
  const { user, timeZone } = useSession()
  const { dialog, close } = useDialogs()
  const { create, update, remove } = useTaskChanges()

  const given = dialog.value?.name === 'task' ? dialog.value : undefined
  const task = given?.task
  const state = reactive({
    title: task?.title ?? '', body: task?.body ?? '',
    day: task ? dueDay(task, timeZone.value) : given?.day ?? null,
    time: task?.dueAt && !task.allDay ? timeOf(task.dueAt, timeZone.value) : '',
    priority: task?.priority ?? 'normal' as const,
    assigneeId: task ? task.assigneeId : user.value?.id ?? null,
    recurrence: task?.recurrence ?? null,
    reminderMinutes: task ? task.reminderMinutes : null as number | null,
    links: task ? linksOf(task) : given?.kind ? { ...noLinks, [`${given.kind}Id`]: given.id ?? null } : noLinks,
  })
  // A time of one's own reminds at it, unless the person has chosen otherwise.
  const hasChosenReminder = ref(task !== undefined && task.dueAt !== null)
  watch(() => [state.day, state.time] as const, ([day, time], [, timeBefore]) => {
    if (day === null) Object.assign(state, { time: '', recurrence: null, reminderMinutes: null })
    else if (!hasChosenReminder.value && (time !== '') !== (timeBefore !== '')) state.reminderMinutes = time ? 0 : null
  })

  const dueAt = () => state.day === null ? null : state.time ? instantAt(state.day, state.time, timeZone.value) : state.day

  const input = computed(() => {
    const { title, body, priority, assigneeId, recurrence, reminderMinutes, links } = state
    return { title: title.trim(), body, priority, assigneeId, recurrence, reminderMinutes, dueAt: dueAt(), allDay: state.day !== null && !state.time, ...links }
  })

  /** Only what the person has changed; a new due date moves the series along. */
  function changes(before: Task) {
    const after = input.value
    const was = { ...before, body: before.body ?? '', dueAt: before.allDay ? before.dueAt?.slice(0, 10) ?? null : before.dueAt }
    const changed = Object.fromEntries(Object.entries(after).filter(([field, value]) => value !== was[field as keyof typeof after])) as Partial<typeof after>
    return 'dueAt' in changed && after.recurrence ? { ...changed, recurrence: after.recurrence } : changed
  }

  async function submit() {
    await (task ? update(task, changes(task)) : create(withoutEmptyLinks(input.value, given?.kind !== undefined)))
    close()
  }

  return {
    state, input, task, submit, hasChosenReminder,
    recordName: given?.recordName ?? task?.dealTitle ?? task?.contactName ?? task?.companyName ?? null,
    removeTask: async () => {
      if (!task) return
      close()
      await remove(task)
    },
    isOpen: computed({ get: () => dialog.value?.name === 'task', set: open => open || close() }),
  }
}

/** A record named alone brings its own along: its empty neighbours are left for the server to fill. */
function withoutEmptyLinks<Input extends Links>(input: Input, isOfRecord: boolean) {
  if (!isOfRecord && !input.contactId && !input.companyId && !input.dealId) return input
  return Object.fromEntries(Object.entries(input).filter(([field, value]) => value !== null || !(field in noLinks))) as Input
}
