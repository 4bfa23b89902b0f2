import { DomainError } from '#server/errors'
import { definePublicRoute } from './handler'

/** Answers what no route takes. */
export const unknownRoute = definePublicRoute({ summary: 'Refuse what no route takes', answers: {} }, async ({ event }) => {
  throw new DomainError('not_found', { detail: `There is no route ${event.method} ${event.path.split('?')[0]}.` })
})
