import type { EditorToolbarItem } from '@nuxt/ui'

/** The buttons of the editor, each with its name and its key; that of mentions where there is someone to mention. */
export function useEditorTools(hasPeople: () => boolean) {
  const { t } = useI18n()
  const tool = (name: string, icon: string, item: EditorToolbarItem, kbds?: string[]): EditorToolbarItem =>
    ({ ...item, icon, 'aria-label': t(`notes.tool.${name}`), 'tooltip': { text: t(`notes.tool.${name}`), kbds } }) as EditorToolbarItem
  return computed((): EditorToolbarItem[][] => [
    [
      tool('bold', 'i-lucide-bold', { kind: 'mark', mark: 'bold' }, ['meta', 'B']),
      tool('italic', 'i-lucide-italic', { kind: 'mark', mark: 'italic' }, ['meta', 'I']),
      tool('strike', 'i-lucide-strikethrough', { kind: 'mark', mark: 'strike' }, ['meta', 'shift', 'S']),
    ],
    [
      tool('heading', 'i-lucide-heading', { kind: 'heading', level: 2 }, ['meta', 'alt', '2']),
      tool('bulletList', 'i-lucide-list', { kind: 'bulletList' }, ['meta', 'shift', '8']),
      tool('orderedList', 'i-lucide-list-ordered', { kind: 'orderedList' }, ['meta', 'shift', '7']),
      tool('blockquote', 'i-lucide-text-quote', { kind: 'blockquote' }, ['meta', 'shift', 'B']),
      tool('codeBlock', 'i-lucide-square-code', { kind: 'codeBlock' }, ['meta', 'alt', 'C']),
    ],
    ...hasPeople() ? [[tool('mention', 'i-lucide-at-sign', { kind: 'mention' })]] : [],
  ])
}
