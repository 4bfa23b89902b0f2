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

/** A proposal under the link that its client has: null where the link opens nothing. The page speaks its language. */
export async function useClientProposal(token: string) {
  const api = useApi()
  const path = `/api/p/${token}`
  const { locale, loadLocaleMessages } = useI18n()
  const before = locale.value
  onMounted(() => proposal.value && void api(`${path}/views`, { method: 'POST' }).catch(() => undefined))
  onBeforeUnmount(() => {
    locale.value = before
  })

  const { data: proposal, refresh } = await useAsyncData(`client-proposal:${token}`, () => api<Answer>(path).then(writtenOut)
    .catch((error: unknown) => problemOf(error)?.status === 404 ? null : rethrowForPage(error)))
  if (proposal.value) {
    await loadLocaleMessages(proposal.value.paper.language)
    // Not by setLocale: the choice of a member who looks at their own proposal stays as it is.
    locale.value = proposal.value.paper.language
  }

  return {
    proposal, path, refresh,
    comment: async (comment: ClientComment) => {
      await api(`${path}/comments`, { method: 'POST', body: comment })
      await refresh()
    },
    decide: async (decision: Decide) => {
      proposal.value = writtenOut(await api<Answer>(`${path}/decision`, { method: 'POST', body: decision }))
    },
  }
}
