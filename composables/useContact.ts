import { useQuery } from '@pinia/colada'
import type { Contact } from '#shared/contacts/schema'
import { useApi } from '~/composables/useApi'
import { rethrowForPage } from '~/composables/useProblem'
import { useRecordEdits } from '~/composables/useRecordEdits'

export const useContactChanges = () => useRecordEdits<Contact>('contact')

/** One contact, as the record page shows it. */
export function useContact(id: () => string) {
  const api = useApi()
  const { data, error, refetch } = useQuery<Contact>({
    key: () => ['contacts', id()],
    ssrCatchError: true,
    query: () => api<{ contact: Contact }>(`/api/contacts/${id()}`).then(answer => answer.contact, rethrowForPage),
  })
  return { contact: data, error, refetch }
}
