import { printedProposal } from '#shared/client-proposals/printed'
import type { ClientComment, ClientProposal, Decide } from '#shared/client-proposals/schema'
import { useApi } from '~/composables/useApi'
import { problemOf, rethrowForPage } from '~/composables/useProblem'

type Answer = { proposal: ClientProposal }

/** Written out where it is first rendered, so that server and browser show the same letters. */
function writtenOut({ proposal }: Answer) {
  const { document, decision } = proposal
  return { ...proposal, paper: printedProposal(document, document.hasLogo, decision) }
}

/** A proposal under the link that its client has: null where the link opens nothing. */
export function useClientProposal(token: string) {
  const api = useApi()
  const { $i18n: { locale, loadLocaleMessages } } = useNuxtApp()
  const path = `/api/p/${token}`
  const proposal = useState<ReturnType<typeof writtenOut> | null | undefined>(`client-proposal:${token}`, () => undefined)

  async function refresh() {
    proposal.value = await api<Answer>(path).then(writtenOut).catch((error: unknown) => problemOf(error)?.status === 404 ? null : rethrowForPage(error))
  }

  return {
    proposal, path, refresh,
    /** Before anything is drawn, so that all of the page speaks the proposal's language. */
    async load() {
      if (proposal.value === undefined) await refresh()
      if (!proposal.value) return
      await loadLocaleMessages(proposal.value.paper.language)
      // Not by setLocale, which keeps a choice: that of a member who looks at their own proposal stays as it is.
      locale.value = proposal.value.paper.language
    },
    tellOfView: () => proposal.value ? api(`${path}/views`, { method: 'POST' }).catch(() => undefined) : undefined,
    async comment(comment: ClientComment) {
      await api(`${path}/comments`, { method: 'POST', body: comment })
      await refresh()
    },
    async decide(decision: Decide) {
      proposal.value = writtenOut(await api<Answer>(`${path}/decision`, { method: 'POST', body: decision }))
    },
  }
}
