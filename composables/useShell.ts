import { useAssistant } from '~/composables/useAssistant'
import { useNavigation } from '~/composables/useNavigation'
import { useNewRecords } from '~/composables/useNewRecords'
import { useShortcutListener, useShortcuts } from '~/composables/useShortcuts'
import { useUndoToast } from '~/composables/useUndoToast'

type Overlay = 'palette' | 'keys' | 'new'

/** What lies over the page: the palette, the sheet of shortcuts, or the phone's sheet of new records. */
export function useOverlay() {
  const shown = useState<Overlay | null>('overlay', () => null)
  return {
    shown,
    show: (overlay: Overlay) => { shown.value = overlay },
    close: () => { shown.value = null },
    isShown: (overlay: Overlay) => computed({ get: () => shown.value === overlay, set: open => shown.value = open ? overlay : null }),
  }
}

/** The shortcuts that work on every page. */
export function useShellShortcuts() {
  const { destinations } = useNavigation()
  const { newRecords, make } = useNewRecords()
  const { shown, show } = useOverlay()
  const { undoLast } = useUndoToast()
  const { mayAsk, open: openAssistant } = useAssistant()
  useShortcutListener()
  useShortcuts(computed(() => ({
    ...Object.fromEntries(destinations.map(({ keys, to }) => [keys, () => void navigateTo(to)])),
    ...Object.fromEntries(newRecords.value.map(record => [record.keys, () => make(record)])),
    'mod+k': () => { shown.value = shown.value === 'palette' ? null : 'palette' },
    '/': () => show('palette'),
    '?': () => show('keys'),
    'u': () => void undoLast(),
    'q': mayAsk.value ? () => openAssistant() : undefined,
  })))
}
