import type { Translation } from '~/composables/useListView'

/** The deal list's address has words of its own for what the API calls otherwise, and shows open deals unless told. */
export const dealTranslation: Translation = {
  queryOf({ pipeline, outcome = 'open', view: _, closed: __, lanes: ___, months: ____, ...rest }) {
    return { ...rest, ...(pipeline ? { pipelineId: pipeline } : {}), ...(outcome === 'all' ? {} : { outcome }) }
  },
  addressOf({ pipelineId, outcome = 'all', ...rest }) {
    return { ...rest, view: 'list', pipeline: pipelineId, outcome: outcome === 'open' ? undefined : outcome }
  },
  withoutView: ({ pipelineId }) => ({ outcome: 'open', ...(pipelineId ? { pipelineId } : {}) }),
}
