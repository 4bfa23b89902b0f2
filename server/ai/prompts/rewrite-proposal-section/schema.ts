import type { ProposalMatter } from '../proposal-rules'

interface Section { heading: string, text: string }

export interface RewriteSectionInput extends ProposalMatter {
  section: Section
  /** The rest of the proposal, which it has to fit. */
  others: Section[]
}
