import type { OperationView } from '#shared/api-reference/view'

interface Result { status: number, milliseconds: number, contentType: string, text: string }

const isText = (contentType: string) => /json|text|csv|xml|calendar/.test(contentType)

function pretty(text: string, contentType: string): string {
  return /json$/.test(contentType) ? JSON.stringify(JSON.parse(text), null, 2) : text
}

/** Calls an operation from the reference: with the signed-in session, or with a key that stays on this page alone. */
export function useOperationRun(operation: () => OperationView) {
  const given = reactive<Record<string, string>>({})
  const body = ref('')
  const key = ref('')
  const result = ref<Result>()
  const isRunning = ref(false)
  const failed = ref(false)
  const fieldsIn = (place: string) => operation().parameters.find(parameters => parameters.place === place)?.fields ?? []

  watch(() => operation().id, () => {
    body.value = operation().body?.example === undefined ? '' : JSON.stringify(operation().body?.example, null, 2)
    result.value = undefined
    failed.value = false
  }, { immediate: true })

  function address(): string {
    const path = operation().path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))
    const query = new URLSearchParams(fieldsIn('query').flatMap(({ name }) => given[name] ? [[name, given[name]]] : []))
    return query.size > 0 ? `${path}?${query}` : path
  }

  async function run() {
    isRunning.value = true
    failed.value = false
    const started = performance.now()
    try {
      const response = await fetch(address(), {
        method: operation().method.toUpperCase(),
        credentials: key.value ? 'omit' : 'same-origin',
        headers: {
          ...(key.value ? { authorization: `Bearer ${key.value.trim()}` } : {}),
          ...(body.value ? { 'content-type': 'application/json' } : {}),
          ...Object.fromEntries(fieldsIn('header').flatMap(({ name }) => given[name] ? [[name, given[name]]] : [])),
        },
        ...(body.value ? { body: body.value } : {}),
      })
      const contentType = response.headers.get('content-type')?.split(';')[0] ?? ''
      const text = isText(contentType) ? pretty(await response.text(), contentType) : ''
      result.value = { status: response.status, milliseconds: Math.round(performance.now() - started), contentType, text }
    }
    catch {
      failed.value = true
    }
    isRunning.value = false
  }

  return { given, body, key, result, isRunning, failed, run, fieldsIn }
}
