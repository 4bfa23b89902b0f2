import type { Today } from '#shared/today/answers'
import { useHints } from '~/composables/useHints'
import { useSession } from '~/composables/useSession'

/** Whether the guide of the first steps is shown: until all are made, or it is put away. */
export function useGuide(made: () => Today['firstSteps'] | undefined) {
  const { can } = useSession()
  const { isShown } = useHints()
  const isOpen = computed(() => Object.values(made() ?? {}).some(isMade => !isMade))
  // Who saw the guide sees its last tick too.
  const wasOpen = ref(false)
  watch(isOpen, (is) => {
    wasOpen.value ||= is
  }, { immediate: true })
  return computed(() => (isOpen.value || wasOpen.value) && can('records.create') && isShown('guide'))
}
