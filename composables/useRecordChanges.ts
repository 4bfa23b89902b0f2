import { useQueryCache } from '@pinia/colada'

/** Everything on the page that may show a contact, deal or activity is asked for again; what is not shown waits until it is. */
export function useRecordChanges() {
  const cache = useQueryCache()
  return {
    refreshRecords: async () => {
      await Promise.all([['contacts'], ['companies'], ['deals'], ['board'], ['today'], ['calendar'], ['activities'], ['reports']].map(key => cache.invalidateQueries({ key })))
    },
  }
}
