import { dayOf } from '#shared/dates/days'
import { followUpAt } from '#shared/contacts/follow-up'
import { useDays } from '~/composables/useDays'
import type { Actionable, NextStep } from '~/composables/useNextAction'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

type Shown = NextStep & { followUpDays?: number | null }
type Followed = Actionable & { createdAt: string, lastContactedAt?: string | null, followUpDays?: number | null }

/** The next step as it is shown: a change stands there at once, and goes back if the server refuses it. */
export function useNextStepState(record: () => Followed) {
  const { today } = useDays()
  const { timeZone } = useSession()
  const { show } = useProblem()
  const stored = (): Shown => ({ nextAction: record().nextAction, nextActionDate: record().nextActionDate, followUpDays: record().followUpDays })
  const shown = ref<Shown>(stored())
  watch(() => JSON.stringify([record().id, stored()]), () => {
    shown.value = stored()
  })

  return {
    shown,
    hasStep: computed(() => Boolean(shown.value.nextAction || shown.value.nextActionDate)),
    isOverdue: computed(() => shown.value.nextActionDate !== null && shown.value.nextActionDate < today.value),
    /** When the interval makes a follow-up due. */
    followUpDay: computed(() => {
      const { createdAt, lastContactedAt = null } = record()
      const due = followUpAt({ followUpDays: shown.value.followUpDays ?? null, lastContactedAt, createdAt })
      return due === null ? null : dayOf(due, timeZone.value)
    }),
    async attempt(change: Partial<Shown>, work: () => Promise<unknown>, refused?: () => void) {
      shown.value = { ...shown.value, ...change }
      try {
        await work()
      }
      catch (error) {
        shown.value = stored()
        refused?.()
        show(error)
      }
    },
  }
}
