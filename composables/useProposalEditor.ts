import { useQueryCache } from '@pinia/colada'
import type { Proposal, ProposalDocument, UpdateProposal } from '#shared/proposals/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { problemOf } from '~/composables/useProblem'

/** What a person writes in a proposal. */
export type ProposalDraft = Pick<ProposalDocument, 'title' | 'language' | 'clientName' | 'companyName' | 'preparedBy' | 'logoId' | 'accentColor' | 'date' | 'validUntil' | 'sections' | 'lineItems' | 'currency'>

const pauseMs = 800

/** Apart from what it was, also where that is reactive. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

function draftOf({ totals: _, organizationName: __, ...document }: ProposalDocument): ProposalDraft {
  return copyOf(document)
}

/** As the API takes it: without what the server adds by itself. */
function inputOf({ sections, lineItems, ...fields }: ProposalDraft): UpdateProposal {
  return { ...fields, sections: sections.map(({ ai: _, ...section }) => section), lineItems: lineItems.map(({ totalCents: _, ...line }) => line) }
}

/** A proposal while it is being written: what is typed is saved after a pause, and never lost to what someone else wrote meanwhile. */
export function useProposalEditor(proposal: () => Proposal, take: (proposal: Proposal) => void) {
  const api = useApi()
  const cache = useQueryCache()
  const draft = ref(draftOf(proposal().document))
  const version = ref(proposal().version)
  const kept = ref(written())
  const failure = shallowRef<unknown>()
  const isSaving = ref(false)
  let saving: Promise<void> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  function written() {
    return JSON.stringify(inputOf(draft.value))
  }
  const isDirty = computed(() => written() !== kept.value)

  /** Shows what the server has; what is typed and not saved yet goes. */
  function adopt(saved: Proposal) {
    take(saved)
    draft.value = draftOf(saved.document)
    version.value = saved.version
    kept.value = written()
    failure.value = undefined
    void cache.invalidateQueries({ key: ['proposals', saved.id, 'versions'] })
  }

  async function save() {
    if (!isDirty.value) return
    const body = inputOf(draft.value)
    isSaving.value = true
    try {
      const { proposal: saved } = await api<{ proposal: Proposal }>(`/api/proposals/${proposal().id}`, { method: 'PATCH', body, headers: ifVersion(version.value) })
      version.value = saved.version
      kept.value = JSON.stringify(body)
      failure.value = undefined
      take(saved)
      if (isDirty.value) later()
    }
    catch (error) {
      failure.value = error
    }
    isSaving.value = false
  }

  function later() {
    clearTimeout(timer)
    // Over what someone else has written only the person decides.
    if (problemOf(failure.value)?.code !== 'stale_version') timer = setTimeout(() => void flush(), pauseMs)
  }

  /** Saves what is typed, one request after the other; answers whether all of it is kept. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    saving = saving.then(save)
    await saving
    return !isDirty.value
  }

  /** Gives the proposal to other records, once what is typed is kept; answers whether it was. Throws what the server refused. */
  async function relink(links: Pick<UpdateProposal, 'contactId' | 'companyId' | 'dealId'>): Promise<boolean> {
    if (!await flush()) return false
    const { proposal: saved } = await api<{ proposal: Proposal }>(`/api/proposals/${proposal().id}`, { method: 'PATCH', body: links, headers: ifVersion(version.value) })
    adopt(saved)
    void cache.invalidateQueries({ key: ['proposals', 'of'] })
    return true
  }

  watch(draft, () => isDirty.value && later(), { deep: true })
  watch(proposal, theirs => theirs.version > version.value && !isDirty.value && !isSaving.value && adopt(theirs))
  onBeforeRouteLeave(async () => {
    if (isDirty.value) await flush()
  })
  onScopeDispose(() => clearTimeout(timer))

  return {
    draft, isDirty, isSaving, failure, flush, adopt, relink,
    /** Puts what is typed in the place of what someone else wrote; that stays among the versions. */
    keepMine: async () => {
      version.value = (problemOf(failure.value)?.current as Proposal | undefined)?.version ?? version.value
      await flush()
    },
    takeTheirs: () => {
      const current = problemOf(failure.value)?.current as Proposal | undefined
      if (current) adopt(current)
    },
  }
}
