import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

/** Where a logo is shown from. */
export const addressOfLogo = (id: string) => `/api/proposal-logos/${id}`

/** Sends a picture as a logo, and answers its id. */
export function useProposalLogo() {
  const api = useApi()
  const { show } = useProblem()
  const isSending = ref(false)

  async function send(file: File): Promise<string | undefined> {
    const form = new FormData()
    form.set('file', file)
    isSending.value = true
    try {
      return (await api<{ logo: { id: string } }>('/api/proposal-logos', { method: 'POST', body: form })).logo.id
    }
    catch (error) {
      show(error)
    }
    finally {
      isSending.value = false
    }
  }

  return { isSending, send }
}
