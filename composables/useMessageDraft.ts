import type { AiMark } from '#shared/ai/answers'
import { partsOf } from '#shared/drafts/parts'
import type { DraftAnswer, DraftInput } from '#shared/drafts/schema'
import type { DraftChange, DraftChannel } from '#shared/drafts/values'
import { isStopped, useAi } from '~/composables/useAi'
import type { ActivitySubject } from '~/composables/useActivities'
import { recordOf } from '~/composables/useMessageTemplates'

export type Wanted = Pick<DraftInput, 'kind' | 'language' | 'instruction' | 'templateId'>

/** A message that Claude writes for the person: it shows while it comes, and stays when a further wish fails. */
export function useMessageDraft(subject: () => ActivitySubject, channel: () => DraftChannel) {
  const { ask } = useAi()
  const draft = ref<{ subject: string | null, text: string }>({ subject: null, text: '' })
  const to = ref<DraftAnswer['to']>(null)
  const ai = shallowRef<AiMark>()
  const problem = shallowRef<unknown>()
  const isWriting = ref(false)
  /** The person stopped it before its end. */
  const isIncomplete = ref(false)
  let going: AbortController | undefined
  let last: Partial<DraftInput> = {}

  async function write(wanted: Partial<DraftInput>) {
    going?.abort()
    const own = going = new AbortController()
    const before = draft.value
    let written = ''
    last = wanted
    problem.value = undefined
    isWriting.value = true
    try {
      const answer = await ask<DraftAnswer>('/api/ai/draft', { ...recordOf(subject()), channel: channel(), ...wanted }, {
        signal: own.signal,
        onText: (delta) => {
          written += delta
          draft.value = partsOf(written, channel())
        },
      })
      draft.value = answer.draft
      to.value = answer.to
      ai.value = answer.ai
      isIncomplete.value = false
    }
    catch (error) {
      if (going !== own) return
      // What a stopped question has given so far may be of use; what a failed one has is not whole.
      if (!isStopped(error)) problem.value = error
      if (isStopped(error) && written && draft.value.text) {
        isIncomplete.value = true
        ai.value = undefined
      }
      else draft.value = before
    }
    if (going === own) isWriting.value = false
  }

  onBeforeUnmount(() => going?.abort())

  return {
    draft, to, ai, problem, isWriting, isIncomplete,
    write: (wanted: Wanted) => write(wanted),
    change: (change: DraftChange) => write({ change, previous: { ...draft.value } }),
    again: () => write({ ...last, fresh: true }),
    retry: () => write(last),
    stop: () => going?.abort(),
  }
}
