import type { Changes } from './events'

/** Fields that say something to the server alone. */
const hidden = new Set(['version', 'updatedAt', 'deletedAt', 'sortName', 'sortTitle', 'position', 'pipelineId', 'stageEnteredAt', 'metadata', 'allDay', 'reminderMinutes'])

/** Told by a readable twin, where there is one. */
const twins: Record<string, string> = { valueCents: 'value', currency: 'value', email: 'emails', phone: 'phones' }

/** The names of what ids in changes refer to; an id without a name is shown as changed, and no more. */
export type Names = Map<string, string>

/** The ids in changes for which a name is wanted. */
export function idsIn(changes: Changes): string[] {
  return Object.entries(changes).filter(([field]) => field.endsWith('Id'))
    .flatMap(([, { before, after }]) => [before, after]).filter(id => typeof id === 'string')
}

/** Changes as a person reads them: `ownerId` becomes `owner` with names, and what has a readable twin is left out. */
export function readableChanges(changes: Changes, names: Names): Changes {
  const readable: Changes = {}
  for (const [field, { before, after }] of Object.entries(changes)) {
    if (hidden.has(field) || field.endsWith('Ids') || changes[twins[field] ?? '']) continue
    if (!field.endsWith('Id')) {
      readable[field] = { before, after }
      continue
    }
    const subject = field.slice(0, -2)
    if (changes[subject] || changes[`${subject}Name`]) continue
    readable[subject] = { before: nameOf(before, names), after: nameOf(after, names) }
  }
  return readable
}

function nameOf(id: unknown, names: Names): string | null {
  return typeof id === 'string' ? names.get(id) ?? null : null
}
