import type { ProposedAction } from '#shared/assistant/answers'
import { useNextAction } from '~/composables/useNextAction'
import { useTaskChanges } from '~/composables/useTaskChanges'

/** Does what Claude proposed, once the person has said so, in the ordinary way and with their rights. */
export function useProposedAction() {
  const { create } = useTaskChanges()
  const { change } = useNextAction()
  return {
    async confirm(action: ProposedAction) {
      if (action.kind === 'nextAction') {
        const { type, ...record } = action.record
        return await change(type, record, { nextAction: action.nextAction, nextActionDate: action.nextActionDate })
      }
      const { title, due, assignee, record } = action
      await create({ title, assigneeId: assignee.id, ...(due ? { dueAt: due, allDay: true } : {}), ...(record ? { [`${record.type}Id`]: record.id } : {}) })
    },
  }
}
