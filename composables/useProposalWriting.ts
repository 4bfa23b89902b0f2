import type { Proposal } from '#shared/proposals/schema'
import { isStopped, useAi } from '~/composables/useAi'
import { problemOf, useProblem } from '~/composables/useProblem'
import { copyOf, type useProposalEditor } from '~/composables/useProposalEditor'
import { useUndoToast } from '~/composables/useUndoToast'

interface Wish { section?: string, instruction?: string, fresh?: boolean }

/** Has Claude write a proposal or a section of it. What stood there can be put back, and is among the versions. */
export function useProposalWriting(proposal: () => Proposal, { draft, flush, adopt }: ReturnType<typeof useProposalEditor>) {
  const { t } = useI18n()
  const { ask } = useAi()
  const { textOf } = useProblem()
  const { offerUndo } = useUndoToast()
  /** The section that is being written, `all`, or nothing. */
  const writing = ref<string>()
  const coming = ref('')
  const problem = ref('')
  let stopper: AbortController | undefined

  function hear(delta: string) {
    coming.value += delta
  }

  async function write({ section, instruction, fresh }: Wish = {}, { isQuiet = false } = {}) {
    if (writing.value || !await flush()) return
    const before = copyOf(draft.value.sections)
    const stop = stopper = new AbortController()
    writing.value = section ?? 'all'
    coming.value = problem.value = ''
    try {
      const body = { ...(section ? { section } : {}), ...(instruction?.trim() ? { instruction } : {}), ...(fresh ? { fresh } : {}) }
      const answer = await ask<{ proposal: Proposal }>(`/api/proposals/${proposal().id}/generate`, body, { onText: section ? hear : undefined, signal: stop.signal })
      adopt(answer.proposal)
      offerUndo({ title: t(section ? 'proposals.sectionWritten' : 'proposals.written'), undo: async () => {
        draft.value = { ...draft.value, sections: before }
        await flush()
      } })
    }
    catch (error) {
      // Without a key the template stands, and a line says how to switch Claude on.
      const isSilent = isStopped(error) || (isQuiet && problemOf(error)?.code === 'ai_not_configured')
      if (!isSilent) problem.value = textOf(error)
    }
    writing.value = undefined
  }

  onScopeDispose(() => stopper?.abort())
  return { writing, coming, problem, write, stop: () => stopper?.abort() }
}
