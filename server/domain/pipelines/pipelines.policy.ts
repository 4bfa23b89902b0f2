import type { Pipeline, Stage } from '#shared/pipelines/schema'
import { DomainError } from '#server/errors'

/** Every pipeline keeps at least one open stage, one for what is won and one for what is lost. */
export function assertCanSpare(stages: Stage[], stage: Stage): void {
  if (stages.some(other => other.id !== stage.id && other.outcome === stage.outcome)) return
  const needed = stage.outcome === null ? 'an open stage' : `a stage for what is ${stage.outcome}`
  throw new DomainError('stage_needed', { detail: `A pipeline keeps at least ${needed}. Make another one first, or rename this one.` })
}

/** New deals need a pipeline to go to. */
export function assertNotDefault({ isDefault }: Pipeline): void {
  if (isDefault) throw new DomainError('pipeline_needed', { detail: 'The default pipeline cannot be deleted. Make another one the default first.' })
}
