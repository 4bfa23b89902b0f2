import type { ActivityDraft, ActivityForm } from '~/composables/useActivityForm'
import { useSession } from '~/composables/useSession'

const pauseMs = 300

/**
 * Keeps what someone is writing in this browser until it is saved, so that it outlives a closed page and a session that
 * has ended. `place` names what is written, within what this person writes.
 */
export function useDraft(place: () => string, { draft }: ActivityForm) {
  const { user } = useSession()
  const key = computed(() => `simplecrm.draft ${user.value?.id} ${place()}`)
  const untouched = JSON.stringify(draft)
  let timer: ReturnType<typeof setTimeout> | undefined

  function keep() {
    clearTimeout(timer)
    const text = JSON.stringify(draft)
    const isBlank = !draft.body.trim() && !draft.content && !draft.subject.trim() && draft.files.length === 0
    if (isBlank || text === untouched) localStorage.removeItem(key.value)
    else localStorage.setItem(key.value, text)
  }

  onMounted(() => {
    const kept = localStorage.getItem(key.value)
    if (kept && JSON.stringify(draft) === untouched) Object.assign(draft, JSON.parse(kept) as ActivityDraft)
    watch(draft, () => {
      clearTimeout(timer)
      timer = setTimeout(keep, pauseMs)
    })
    window.addEventListener('pagehide', keep)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', keep)
    if (timer !== undefined) keep()
  })

  return {
    /** What was written is saved, or given up. */
    forget: () => {
      clearTimeout(timer)
      timer = undefined
      localStorage.removeItem(key.value)
    },
  }
}
