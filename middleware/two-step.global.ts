import { isTwoStepMissing } from '#shared/accounts/two-step-missing'
import { useSession } from '~/composables/useSession'

/** Members who need two-step sign-in are led to set it up; everything else is closed to them until then. */
export default defineNuxtRouteMiddleware((to) => {
  const { session } = useSession()
  if (!session.value || to.meta.auth === false || to.path === '/two-step') return
  if (isTwoStepMissing(session.value)) return navigateTo('/two-step')
})
