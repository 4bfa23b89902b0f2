import { useSession } from '~/composables/useSession'

/** Whether the panel in which one asks the CRM is open, and a question with which it was opened. */
export function useAssistant() {
  const { can } = useSession()
  const isOpen = useState('assistant', () => false)
  const wanted = useState<string | null>('assistant-wanted', () => null)
  return {
    isOpen, wanted,
    mayAsk: computed(() => can('ai.read')),
    open(question?: string) {
      wanted.value = question ?? null
      isOpen.value = true
    },
    close: () => { isOpen.value = false },
  }
}
