import type { Backup, Backups, ImportedOrganization } from '#shared/backups/schema'
import { useApi } from '~/composables/useApi'

const key = ['backups']
const everyMs = 1000

/** The installation's backups, for its operator; followed while one is being made. */
export function useBackups() {
  const api = useApi()
  const cache = useQueryCache()
  const { data, refetch } = useQuery({ key, query: () => api<Backups>('/api/backups'), staleTime: 0 })
  const known = ref<number>()
  const isMaking = computed(() => data.value?.progress != null || known.value !== undefined)

  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(() => isMaking.value && void refetch(), everyMs)
  })
  onBeforeUnmount(() => clearInterval(timer))
  // What was asked for has been made once there is one more, or has failed.
  watch(data, (now) => {
    if (now && known.value !== undefined && (now.backups.length > known.value || now.failure)) known.value = undefined
  })

  async function begin() {
    const count = data.value?.backups.length ?? 0
    await api('/api/backups', { method: 'POST' })
    known.value = count
  }

  const change = <Input, Output>(mutation: (input: Input) => Promise<Output>) => useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key }) })
  return {
    data,
    isMaking,
    make: useMutation({ mutation: begin, onSettled: () => cache.invalidateQueries({ key }) }),
    remove: change(({ id }: Backup) => api(`/api/backups/${id}`, { method: 'DELETE' })),
    upload: change((file: File) => api<{ backup: Backup }>('/api/backups/upload', { method: 'POST', body: file })),
    restore: useMutation({ mutation: ({ id }: Backup) => api(`/api/backups/${id}/restore`, { method: 'POST', query: { confirm: id } }) }),
    importOrganization: useMutation({ mutation: (file: File) => api<ImportedOrganization>('/api/organization/import', { method: 'POST', body: file }) }),
  }
}
