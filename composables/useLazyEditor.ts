import type { Component } from 'vue'

const pauseMs = 400

/**
 * The editor, loaded when someone begins to write. It shows in a pause of the typing, so that no key gets lost, and only if
 * its field still has the focus then; or in any case.
 */
export function useLazyEditor(text: Ref<string>, isFocused: Ref<boolean>, loadComponent: () => Promise<{ default: Component }>) {
  const editor = shallowRef<Component>()
  let isNeeded = false
  let loading: Promise<void> | undefined

  async function show() {
    try {
      const { default: component } = await loadComponent()
      for (let before: string | undefined; before !== text.value && text.value !== '';) {
        before = text.value
        await new Promise(resolve => setTimeout(resolve, pauseMs))
      }
      if (isNeeded || isFocused.value) editor.value ??= component
    }
    catch {
      // Should it not come, the plain field stays.
    }
    finally {
      loading = undefined
    }
  }

  return {
    editor,
    load({ inAnyCase = false } = {}): Promise<void> {
      isNeeded ||= inAnyCase
      return loading ??= show()
    },
  }
}
