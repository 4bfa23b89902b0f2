import { isTwoStepMissing } from '#shared/accounts/two-step'
import { useSession } from '~/composables/useSession'

/** Members who need two-step sign-in are led to set it up; everything else is closed to them until then. */
export default defineNuxtRouteMiddleware((to) => {
  const { session } = useSession()
  if (!session.value || to.meta.auth === false || to.matched.length === 0) return
  const isMissing = isTwoStepMissing(session.value)
  if (isMissing !== (to.path === '/two-step')) return navigateTo(isMissing ? '/two-step' : '/')
})
