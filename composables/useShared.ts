const kept = new WeakMap<object, Map<() => unknown, unknown>>()

/** Makes once per opened page what its components share: each row of a list would make it anew, on the server and in the browser. */
export function useShared<T>(make: () => T): T {
  const app = useNuxtApp()
  const ofApp = kept.get(app) ?? new Map<() => unknown, unknown>()
  kept.set(app, ofApp)
  // Detached: it must not end with the component that was first to ask.
  if (!ofApp.has(make)) ofApp.set(make, effectScope(true).run(make))
  return ofApp.get(make) as T
}
