import type { UpdateOrganization, UpdateProfile } from '#shared/accounts/schema'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

/** Saving of what the signed-in person set about themselves and, for admins, about the organization. */
export function useSettings() {
  const api = useApi()
  const toast = useToast()
  const { t } = useI18n()
  const { refresh } = useSession()
  const { show } = useProblem()

  /** Answers whether it was saved; says so, or why not. */
  async function save(url: string, body: unknown, method: 'PATCH' | 'PUT' = 'PATCH'): Promise<boolean> {
    try {
      await api(url, { method, body })
      await refresh()
      toast.add({ title: t('settings.saved'), icon: 'i-lucide-circle-check', duration: 3000 })
      return true
    }
    catch (error) {
      show(error)
      return false
    }
  }

  return {
    saveProfile: (changes: UpdateProfile) => save('/api/profile', changes),
    saveOrganization: (changes: UpdateOrganization) => save('/api/organization', changes),
  }
}
