import type { OpenApiDocument } from '#shared/api-reference/document'
import { groupsOf, viewOfOperation } from '#shared/api-reference/view'
import { useApi } from '~/composables/useApi'

/** The document, once the browser has asked for it: pages carry only what they show of it. */
let kept: Promise<OpenApiDocument> | undefined

/** What the API's reference shows: its operations, and one of them whole. */
export async function useApiReference(id: () => string) {
  const api = useApi()
  const load = () => {
    if (import.meta.server) return api<OpenApiDocument>('/api/openapi.json')
    kept ??= api<OpenApiDocument>('/api/openapi.json').catch((error: unknown) => {
      kept = undefined
      throw error
    })
    return kept
  }
  const [groups, operation] = await Promise.all([
    useAsyncData('api-reference', async () => groupsOf(await load())),
    useAsyncData(() => `api-reference ${id()}`, async () => id() ? viewOfOperation(await load(), id()) ?? null : null),
  ])
  return { groups: groups.data, operation: operation.data, error: computed(() => groups.error.value ?? operation.error.value) }
}
