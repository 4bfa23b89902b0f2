import { useQueryCache } from '@pinia/colada'
import type { Member, UpdateMember } from '#shared/members/schema'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

/** Changing who is in the organization and as what; each answers whether it was done, and says so or why not. */
export function useMemberChanges() {
  const api = useApi()
  const cache = useQueryCache()
  const toast = useToast()
  const { t } = useI18n()
  const { show } = useProblem()
  const { user, refresh } = useSession()

  async function attempt(work: () => Promise<unknown>, done: string): Promise<boolean> {
    try {
      await work()
      toast.add({ title: done, icon: 'i-lucide-circle-check', duration: 3000 })
      return true
    }
    catch (error) {
      show(error)
      return false
    }
    finally {
      await cache.invalidateQueries({ key: ['members'] }).catch(() => undefined)
    }
  }
  const change = ({ id, name }: Member, changes: UpdateMember, done: string) => attempt(async () => {
    await api(`/api/members/${id}`, { method: 'PATCH', body: changes })
    if (id === user.value?.id) await refresh()
  }, t(done, { name }))
  const remove = ({ id }: Member, recordsTo: string, done: string) => attempt(() => api(`/api/members/${id}`, { method: 'DELETE', query: { recordsTo } }), done)

  return {
    setRole: (member: Member, role: Member['role']) => change(member, { role }, 'members.roleChanged'),
    deactivate: (member: Member, recordsTo: string) => change(member, { isActive: false, recordsTo }, 'members.deactivated'),
    reactivate: (member: Member) => change(member, { isActive: true }, 'members.reactivated'),
    remove: (member: Member, recordsTo: string) => remove(member, recordsTo, t('members.removed', { name: member.name })),
    leave: async ({ id }: Member) => {
      try {
        await api(`/api/members/${id}`, { method: 'DELETE' })
        reloadNuxtApp({ path: '/', force: true })
      }
      catch (error) {
        show(error)
      }
    },
  }
}
