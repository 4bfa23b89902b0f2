import { pluralOf, recordKinds } from '#shared/records/kinds'
import { dealTranslation } from '~/composables/useDealViews'
import { addressOfView } from '~/composables/useListView'
import { usualView } from '~/composables/useViews'

/** A list that is come to without a word opens in the person's own view; of the deals that is their list, not the board. */
export default defineNuxtRouteMiddleware(async (to, from) => {
  const kind = recordKinds.find(kind => pluralOf[kind] === to.name)
  const { view: form, ...said } = to.query
  const isOpened = to.name !== from.name || form !== from.query.view
  if (!kind || !isOpened || Object.keys(said).length > 0 || form !== (kind === 'deal' ? 'list' : undefined)) return
  // Without the views there is still the list.
  const view = await usualView(kind).catch(() => undefined)
  if (view) return navigateTo({ path: to.path, query: addressOfView(view, kind === 'deal' ? dealTranslation : undefined) })
})
