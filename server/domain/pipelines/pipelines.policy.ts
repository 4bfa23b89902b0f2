import type { Stage } from '#shared/pipelines/schema'
import { DomainError } from '#server/errors'

/** Every pipeline keeps at least one open stage, one for what is won and one for what is lost. */
export function assertCanSpare(stages: Stage[], stage: Stage): void {
  if (stages.some(other => other.id !== stage.id && other.outcome === stage.outcome)) return
  const needed = stage.outcome === null ? 'an open stage' : `a stage for what is ${stage.outcome}`
  throw new DomainError('stage_needed', { detail: `A pipeline keeps at least ${needed}. Make another one first, or rename this one.` })
}
