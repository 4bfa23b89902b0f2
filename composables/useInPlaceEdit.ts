import { problemOf, useProblem } from '~/composables/useProblem'

/**
 * Editing one value where it stands. Saving closes the field at once; if the server refuses, the field opens again
 * with what was typed and the reason, and after a change by someone else with the value that is there now.
 */
export function useInPlaceEdit(value: () => string | null, save: (value: string | null) => Promise<unknown>, ended: () => void) {
  const { t } = useI18n()
  const { textOf, fieldErrors } = useProblem()
  const isEditing = ref(false)
  const isSaving = ref(false)
  const draft = ref('')
  const problem = ref('')
  const theirs = ref<string>()

  let seen = ''

  function edit() {
    seen = value() ?? ''
    draft.value = seen
    problem.value = ''
    theirs.value = undefined
    isEditing.value = true
  }

  function close() {
    isEditing.value = false
    problem.value = ''
    theirs.value = undefined
  }

  function cancel() {
    close()
    ended()
  }

  async function commit() {
    const typed = String(draft.value ?? '').trim()
    if (isSaving.value) return
    if (typed === (value() ?? '')) return cancel()
    if (!problem.value && (value() ?? '') !== seen) return showTheirs()
    close()
    isSaving.value = true
    try {
      await saveOver(typed === '' ? null : typed)
      ended()
    }
    catch (error) {
      isEditing.value = true
      draft.value = typed
      problem.value = fieldErrors(error)[0]?.message ?? textOf(error)
      theirs.value = isStale(error) ? value() ?? '' : undefined
      seen = value() ?? ''
    }
    finally {
      isSaving.value = false
    }
  }

  /** The page has learned of another's change while this one was being typed: the server would take ours for a newer one. */
  function showTheirs() {
    problem.value = t('errors.stale_version')
    theirs.value = value() ?? ''
    seen = theirs.value
  }

  /** A change of the record that did not touch this value is no reason to ask. */
  async function saveOver(typed: string | null) {
    const before = seen
    try {
      await save(typed)
    }
    catch (error) {
      if (!isStale(error) || (value() ?? '') !== before) throw error
      await save(typed)
    }
  }

  /** Leaving the field saves, unless it shows a problem that wants an answer first. */
  function leave(event: FocusEvent) {
    const goesTo = event.relatedTarget as Node | null
    if (!isEditing.value || problem.value || (event.currentTarget as HTMLElement).contains(goesTo)) return
    void commit()
  }

  return { isEditing, isSaving, draft, problem, theirs, edit, commit, cancel, leave }
}

function isStale(error: unknown): boolean {
  return problemOf(error)?.code === 'stale_version'
}
