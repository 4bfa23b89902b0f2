import { watchConnection } from '~/composables/useConnection'
import { watchInstall } from '~/composables/useInstall'
import { keepQueries } from '~/composables/useKeptAnswers'
import { keepSessionOfPage } from '~/composables/useKeptSession'
import { useOwner } from '~/composables/useOwner'
import { watchUnsent } from '~/composables/useUnsent'

/** What makes the app work without a connection, and one that can be installed. */
export default defineNuxtPlugin({
  name: 'offline',
  dependsOn: ['Pinia Colada'],
  setup(nuxtApp) {
    const owner = useOwner()
    const { keepAll, look } = keepQueries(() => owner.value)
    watchInstall()
    // Not earlier: what is kept here must not show before the server's page has come alive as it was drawn.
    nuxtApp.hooks.hookOnce('app:suspense:resolve', () => nuxtApp.runWithContext(() => {
      watchConnection()
      keepSessionOfPage()
      watchUnsent()
      keepAll()
    }))
    nuxtApp.hook('page:finish', look)
  },
})
