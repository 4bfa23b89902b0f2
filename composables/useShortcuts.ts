import type { MaybeRefOrGetter } from 'vue'
import { keyName } from '#shared/keyboard/key-name'
import { useSession } from '~/composables/useSession'

type Handler = (event: KeyboardEvent) => void

/** Handlers by their keys: `c`, `?`, `g t` (one after the other), `mod+k` (⌘ on a Mac, Ctrl elsewhere). */
export type Shortcuts = Record<string, Handler | undefined>

/** How long the second key of `g t` may take. */
const chordMs = 1200

// Only ever filled in the browser: the newest comes first, so that a page's keys win over the shell's.
const registered: MaybeRefOrGetter<Shortcuts>[] = []
let chord = { key: '', until: 0 }

const typingPlaces = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"]'
const openLayers = '[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"], [role="menu"][data-state="open"], [role="listbox"][data-state="open"]'

function isElsewhere(event: KeyboardEvent, name: string): boolean {
  const target = event.target instanceof Element ? event.target : document.body
  if (target.closest(typingPlaces) || document.querySelector(openLayers)) return true
  return (name === 'Enter' || name === 'Space') && target.closest('a, button, summary, [role="button"]') !== null
}

function find(keys: string): Handler | undefined {
  for (const shortcuts of registered) {
    const handler = toValue(shortcuts)[keys]
    if (handler) return handler
  }
}

function beginsChord(name: string): boolean {
  return registered.some(shortcuts => Object.entries(toValue(shortcuts)).some(([keys, handler]) => handler && keys.startsWith(`${name} `)))
}

function run(event: KeyboardEvent, handler: Handler) {
  event.preventDefault()
  handler(event)
}

function answer(event: KeyboardEvent, areOn: boolean) {
  if (event.defaultPrevented || event.isComposing) return
  if (event.repeat && !/^(Arrow.*|[jk])$/.test(event.key)) return
  const name = keyName(event)
  if (event.ctrlKey || event.metaKey) {
    const handler = event.altKey || event.shiftKey ? undefined : find(`mod+${name}`)
    if (handler) run(event, handler)
    return
  }
  if (event.altKey || !areOn || isElsewhere(event, name)) return
  const chorded = chord.until > Date.now() ? find(`${chord.key} ${name}`) : undefined
  chord = { key: '', until: 0 }
  const handler = chorded ?? find(name)
  if (handler) run(event, handler)
  else if (beginsChord(name)) chord = { key: name, until: Date.now() + chordMs }
}

/** Keyboard shortcuts of a page or component while it is shown. Never while someone types or a dialog is open; off when the profile says so. */
export function useShortcuts(shortcuts: MaybeRefOrGetter<Shortcuts>) {
  // Before the mount, because pages are mounted before the layout around them.
  onBeforeMount(() => registered.unshift(shortcuts))
  onBeforeUnmount(() => registered.splice(registered.indexOf(shortcuts), 1))
}

/** Listens for all shortcuts; the layout does this once. */
export function useShortcutListener() {
  const { user } = useSession()
  const listen = (event: KeyboardEvent) => answer(event, user.value?.shortcuts ?? true)
  onMounted(() => window.addEventListener('keydown', listen))
  onBeforeUnmount(() => window.removeEventListener('keydown', listen))
}
