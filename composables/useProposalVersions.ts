import { useQuery } from '@pinia/colada'
import { changedParts } from '#shared/proposals/changed-parts'
import type { Proposal, ProposalDocument, ProposalVersion } from '#shared/proposals/schema'
import { ifVersion, useApi } from '~/composables/useApi'

/** The versions of a proposal, and putting one back. */
export function useProposalVersions(id: string) {
  const api = useApi()
  const query = useQuery({ key: ['proposals', id, 'versions'], query: () => api<{ versions: ProposalVersion[] }>(`/api/proposals/${id}/versions`) })
  const read = async (number: number) => (await api<{ version: { document: ProposalDocument } }>(`/api/proposals/${id}/versions/${number}`)).version.document

  return {
    versions: computed(() => query.data.value?.versions),
    error: query.error, refetch: query.refetch,
    /** A version, and what it changed of the one before. */
    async look(number: number) {
      const [document, before] = await Promise.all([read(number), number > 1 ? read(number - 1) : null])
      return { number, document, changes: before && changedParts(before, document) }
    },
    putBack: async (number: number, version: number) => (await api<{ proposal: Proposal }>(`/api/proposals/${id}/versions/${number}/restore`, { method: 'POST', headers: ifVersion(version) })).proposal,
  }
}
