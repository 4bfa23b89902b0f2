import type { Task } from '#shared/tasks/schema'
import { useApi } from '~/composables/useApi'
import { useDialogs } from '~/composables/useDialogs'
import { useProblem } from '~/composables/useProblem'

/** Opens the task that the address names (`/tasks?task=…`), as links in notifications and mails do. */
export function useLinkedTask() {
  const route = useRoute()
  const router = useRouter()
  const api = useApi()
  const { open } = useDialogs()
  const { show } = useProblem()

  async function openLinked(id: string) {
    const { task: _, ...query } = route.query
    await router.replace({ query })
    const answer = await api<{ task: Task }>(`/api/tasks/${id}`).catch(show)
    if (answer && 'task' in answer) open({ name: 'task', task: answer.task })
  }

  onMounted(() => {
    watch(() => route.query.task, id => typeof id === 'string' && void openLinked(id), { immediate: true })
  })
}
