import { useProblem } from '~/composables/useProblem'
import { useProposalChanges } from '~/composables/useProposalChanges'

/** For whom or what a proposal is. */
export type ProposalFor = { contactId: string } | { companyId: string } | { dealId: string }

/** Makes a proposal in one click and opens it: there Claude writes it. */
export function useNewProposal() {
  const { create } = useProposalChanges()
  const { show } = useProblem()
  const isMaking = ref(false)

  async function propose(subject: ProposalFor) {
    isMaking.value = true
    try {
      const { id } = await create(subject)
      await navigateTo({ path: `/proposals/${id}`, query: { write: 'true' } })
    }
    catch (error) {
      show(error)
    }
    isMaking.value = false
  }

  return { isMaking, propose }
}
