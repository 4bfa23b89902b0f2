import type { Component } from 'vue'

const pauseMs = 400

/** The editor, loaded when it is first wanted. It shows in a pause of the typing, so that no key gets lost. */
export function useLazyEditor(text: Ref<string>, loadComponent: () => Promise<{ default: Component }>) {
  const editor = shallowRef<Component>()
  const isFocused = ref(false)
  let loading: Promise<void> | undefined

  async function show() {
    const { default: component } = await loadComponent()
    for (let before: string | undefined; before !== text.value && text.value !== '';) {
      before = text.value
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
    isFocused.value = document.activeElement instanceof HTMLTextAreaElement
    editor.value = component
  }

  return {
    editor, isFocused,
    /** Should it not come, the plain field stays. */
    load: () => loading ??= show().catch(() => { loading = undefined }),
  }
}
