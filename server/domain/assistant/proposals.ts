import type { Inquiry } from './inquiry'
import { ToolMisuse } from './tool'

/** So many things are proposed in one answer: what somebody wrote into a record cannot flood the person with them. */
const mostProposals = 5

export function assertRoom({ actions }: Inquiry): void {
  if (actions.length >= mostProposals) throw new ToolMisuse(`No more than ${mostProposals} proposals fit into one answer.`)
}
