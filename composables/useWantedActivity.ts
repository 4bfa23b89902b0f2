import type { Timeline } from '#shared/activities/schema'

const mostPages = 20

/** The activity that the address asks for, as a notification does: looked for page by page, and brought into view. */
export function useWantedActivity(days: Ref<Timeline['days']>, hasNextPage: Ref<boolean>, loadNextPage: () => Promise<unknown>) {
  const route = useRoute()
  const wanted = computed(() => typeof route.query.activity === 'string' ? route.query.activity : undefined)
  let reached: string | undefined
  let pages = 0

  async function look() {
    const id = wanted.value
    if (!id || reached === id || days.value.length === 0) return
    if (!days.value.some(({ entries }) => entries.some(entry => entry.id === id))) return hasNextPage.value && ++pages < mostPages ? void loadNextPage() : undefined
    reached = id
    await nextTick()
    document.getElementById(`activity-${id}`)?.scrollIntoView({ block: 'center' })
  }

  onMounted(() => watch([wanted, days], look, { immediate: true }))
  return wanted
}
