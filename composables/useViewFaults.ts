import { usePipelines } from '~/composables/useDeals'
import { useMembers } from '~/composables/useMembers'
import { useTags } from '~/composables/useTags'

/** What a list asks for that is no longer there: a tag, a member, a stage. Said, since the list is empty then for no reason one can see. */
export function useViewFaults(query: Ref<Record<string, string>>) {
  const { t } = useI18n()
  const { tags } = useTags()
  const { members } = useMembers()
  const { stageOf, pipelines } = usePipelines()
  return computed(() => {
    const { tags: names, ownerId, stageId } = query.value
    const gone = tags.value.length ? (names?.split(',') ?? []).filter(name => !tags.value.some(tag => tag.name === name)) : []
    return [
      ...gone.map(name => t('views.faults.tag', { name })),
      ...(ownerId && ownerId !== 'none' && members.value.length && !members.value.some(({ id }) => id === ownerId) ? [t('views.faults.owner')] : []),
      ...(stageId && pipelines.value.length && !stageOf(stageId) ? [t('views.faults.stage')] : []),
    ]
  })
}
