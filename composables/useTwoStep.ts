import type { TwoStepSetUp, TwoStepState } from '#shared/accounts/two-step'
import { useApi } from '~/composables/useApi'
import { useSession } from '~/composables/useSession'

type Proof = { password: string, code: string }
type Codes = { recoveryCodes: string[] }

/** Two-step sign-in of the signed-in person. */
export function useTwoStep() {
  const api = useApi()
  const cache = useQueryCache()
  const { refresh } = useSession()
  const { data: state } = useQuery({ key: ['two-step'], query: () => api<TwoStepState>('/api/profile/two-step') })

  async function reload() {
    await Promise.all([cache.invalidateQueries({ key: ['two-step'] }), cache.invalidateQueries({ key: ['sessions'] }), refresh()])
  }

  return {
    state, reload,
    begin: (password: string) => api<TwoStepSetUp>('/api/profile/two-step/secret', { method: 'PUT', body: { password } }),
    /** What shows the person as having it is asked for again with `reload`, once they have kept their codes. */
    enable: async (code: string) => (await api<Codes>('/api/profile/two-step', { method: 'PUT', body: { code } })).recoveryCodes,
    renewCodes: async (proof: Proof) => (await api<Codes>('/api/profile/two-step/recovery-codes', { method: 'PUT', body: proof })).recoveryCodes,
    async disable(proof: Proof) {
      await api('/api/profile/two-step/removal', { method: 'POST', body: proof })
      await reload()
    },
  }
}
