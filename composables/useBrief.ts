import type { BriefAnswer } from '#shared/insights/answers'
import { dayOf } from '#shared/dates/days'
import { useAi } from '~/composables/useAi'
import { useDays } from '~/composables/useDays'
import { useQuestion } from '~/composables/useQuestion'
import { useSession } from '~/composables/useSession'

const fields = { contact: 'contactId', company: 'companyId', deal: 'dealId', meeting: 'activityId' } as const
export type BriefKind = keyof typeof fields
export const briefKinds = Object.keys(fields) as BriefKind[]

/** The brief for a meeting: whoever opens the page asks for it, unless they did so today and nothing has happened since. */
export function useBrief(kind: BriefKind, id: string) {
  const { ask } = useAi()
  const { today } = useDays()
  const { timeZone } = useSession()
  const answer = shallowRef<BriefAnswer>()
  const failure = shallowRef<Error>()
  const about = { [fields[kind]]: id }
  const question = useQuestion<BriefAnswer>({ path: '/api/ai/brief', body: () => about, onAnswer: told => answer.value = told })

  async function open() {
    failure.value = undefined
    try {
      answer.value = await ask<BriefAnswer>('/api/ai/brief', { ...about, cachedOnly: true })
      const brief = answer.value.brief
      if (brief && brief.newSince === 0 && dayOf(brief.askedAt, timeZone.value) === today.value) return
      await question.put()
    }
    catch (error) {
      failure.value = error as Error
    }
  }

  onMounted(open)
  return { answer, failure, open, ...question }
}
