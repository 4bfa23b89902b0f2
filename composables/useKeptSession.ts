import { forgetAnswers } from '~/offline/reading'
import { ownerOf } from '~/offline/database'
import { keepSession } from '~/offline/session'
import { useSession } from '~/composables/useSession'
import { forgetKept } from '~/composables/useSignOut'

/** Who is signed in is kept for times without a connection; what was kept for anyone else is forgotten, as is all when the session ends. */
export function keepSessionOfPage() {
  const { session } = useSession()
  const error = useError()
  watch(session, async (now) => {
    // A page that broke knows of no session, and says nothing about it.
    if (error.value) return
    if (!now) return await forgetKept()
    if ('caches' in window) await keepSession(Response.json(now)).catch(() => undefined)
    await forgetAnswers(ownerOf(now.user.id, now.organization.id)).catch(() => undefined)
  }, { immediate: true })
}
