import type { Attachment } from '#shared/attachments/schema'
import { isImage } from '#shared/attachments/values'
import { imagesIn } from '#shared/notes/nodes'
import { addressOfImage, fromEditor, imageAt, type EditorNode } from '#shared/notes/editor-text'
import { useFileSender } from '~/composables/useFileSender'

/** What is needed of the editor to put images into its text. */
export interface EditorOfFiles {
  chain(): { focus(): { insertContent(content: EditorNode): { run(): void } } }
  getJSON(): EditorNode
}

/** Takes the files that are pasted, dropped or chosen: images stand in the text, any other file beside it. */
export function useEditorFiles(editor: () => EditorOfFiles | undefined, attach: (files: Attachment[]) => void) {
  const { send, sending, percent } = useFileSender()

  async function take(files: File[]) {
    const sent = await send(files)
    for (const { id, name } of sent.filter(({ type }) => isImage(type))) {
      editor()?.chain().focus().insertContent({ type: 'image', attrs: { src: addressOfImage(id), alt: name } }).run()
    }
    const others = sent.filter(({ type }) => !isImage(type))
    if (others.length) attach(others)
  }

  function takeFrom(data: DataTransfer | null): boolean {
    const files = [...data?.files ?? []]
    // A spreadsheet copies its cells as words and as a picture of them: the words are meant.
    if (files.length === 0 || data?.getData('text/plain')) return false
    void take(files)
    return true
  }

  return {
    take, sending, percent,
    handlers: {
      handlePaste: (_: unknown, event: ClipboardEvent) => takeFrom(event.clipboardData),
      handleDrop: (_: unknown, event: DragEvent) => takeFrom(event.dataTransfer),
      /** Only images of this text: those of other pages and other notes are not there to be shown. */
      transformPastedHTML(html: string) {
        const page = new DOMParser().parseFromString(html, 'text/html')
        const own = imagesIn(fromEditor(editor()?.getJSON() ?? {}))
        const foreign = [...page.querySelectorAll('img')].filter(image => !own.includes(imageAt(image.getAttribute('src')) ?? ''))
        for (const image of foreign) image.remove()
        return page.body.innerHTML
      },
    },
  }
}
