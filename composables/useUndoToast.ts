import { useProblem } from '~/composables/useProblem'

interface UndoOffer {
  /** What was done, in the person's language: "Zoë O'Brien is in the trash". */
  title: string
  description?: string
  undo: () => Promise<unknown>
  /** The likely next step, beside Undo. */
  next?: { label: string, onClick: () => void }
}

const offeredMs = 10_000

/** A toast that offers to take back what was just done; `u` takes back the newest. */
export function useUndoToast() {
  const toast = useToast()
  const { t } = useI18n()
  const { show } = useProblem()
  const last = useState<{ id: string | number, undo: () => Promise<unknown>, until: number } | null>('undo', () => null)

  async function undoLast() {
    const offer = last.value
    if (!offer || offer.until < Date.now()) return
    last.value = null
    toast.remove(offer.id)
    try {
      await offer.undo()
      toast.add({ title: t('app.undone'), icon: 'i-lucide-undo-2', duration: 3000 })
    }
    catch (error) {
      show(error)
    }
  }

  function offerUndo({ title, description, undo, next }: UndoOffer) {
    const actions = [
      { label: t('app.undo'), icon: 'i-lucide-undo-2', color: 'neutral' as const, variant: 'outline' as const, onClick: () => takeBack() },
      ...(next ? [{ ...next, color: 'primary' as const, variant: 'soft' as const }] : []),
    ]
    const { id } = toast.add({ title, description, icon: 'i-lucide-circle-check', duration: offeredMs, actions })
    const offer = { id, undo, until: Date.now() + offeredMs }
    last.value = offer
    const takeBack = () => {
      last.value = offer
      return undoLast()
    }
  }

  return { offerUndo, undoLast }
}
