import { anchorChains } from '#server/domain/events/anchors'
import { anchorKey } from '#server/http/anchor-key'
import type { JobHandler } from './index'

export const anchorChainsJob: JobHandler = async db => await anchorChains(db, anchorKey)
