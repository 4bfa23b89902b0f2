import type { NoteDocument } from '#shared/notes/nodes'
import { documentOf } from '#shared/notes/plain-text'
import type { ActivityForm } from '~/composables/useActivityForm'
import { useUndoToast } from '~/composables/useUndoToast'

/** Puts a written message into the form: below what was typed, so that nothing is lost; `u` takes it out again. */
export function useMessageInsert({ draft }: ActivityForm, put: (document: NoteDocument) => void) {
  const { offerUndo } = useUndoToast()

  return ({ subject, text }: { subject: string | null, text: string }, title: string) => {
    const { subject: typedSubject, body, content } = draft
    const typed = content ?? documentOf(body)
    const isEmpty = !content && !body.trim()
    put(isEmpty ? documentOf(text) : { type: 'doc', content: [...typed.content, { type: 'paragraph' }, ...documentOf(text).content] })
    if (subject && !typedSubject.trim()) draft.subject = subject
    offerUndo({
      title,
      undo: async () => {
        draft.subject = typedSubject
        put(typed)
      },
    })
  }
}
