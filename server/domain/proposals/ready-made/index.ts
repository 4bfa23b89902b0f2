import type { ReadyMadeTemplate } from '#shared/proposals/templates'
import { english } from './english'
import { persian } from './persian'

/** Templates that every organization has; the first of each language is the one that is taken where none is named. */
export const readyMadeTemplates: ReadyMadeTemplate[] = [...english, ...persian]
