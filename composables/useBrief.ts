import type { BriefAnswer } from '#shared/insights/answers'
import { dayOf } from '#shared/dates/days'
import { useAi } from '~/composables/useAi'
import { useDays } from '~/composables/useDays'
import { useQuestion } from '~/composables/useQuestion'
import { useSession } from '~/composables/useSession'

const fields = { contact: 'contactId', company: 'companyId', deal: 'dealId', meeting: 'activityId' } as const
export type BriefKind = keyof typeof fields
export const briefKinds = Object.keys(fields) as BriefKind[]

/** The brief for a meeting. To open its page is to ask for it, unless it is from today and nothing has happened since. */
export function useBrief(kind: BriefKind, id: string) {
  const { ask, isOn } = useAi()
  const { today } = useDays()
  const { timeZone } = useSession()
  const answer = shallowRef<BriefAnswer>()
  const failure = shallowRef<Error>()
  const about = { [fields[kind]]: id }
  const question = useQuestion<BriefAnswer>({ path: '/api/ai/brief', body: () => about, onAnswer: told => answer.value = told })
  const isDue = computed(() => {
    if (!isOn.value || !answer.value) return false
    const { brief } = answer.value
    return !brief || brief.newSince > 0 || dayOf(brief.askedAt, timeZone.value) !== today.value
  })

  async function open() {
    failure.value = undefined
    answer.value = await ask<BriefAnswer>('/api/ai/brief', { ...about, cachedOnly: true }).catch((error: Error) => {
      failure.value = error
      return undefined
    })
  }

  let isAsked = false
  onMounted(() => {
    watch(isDue, (due) => {
      if (!due || isAsked) return
      isAsked = true
      void question.put()
    })
    void open()
  })
  return { answer, failure, open, ...question }
}
