interface ApiOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

type Call = <T>(url: string, options?: ApiOptions) => Promise<T>

/** $fetch without the route-name types that overflow the compiler, and with the visitor's cookies while rendering on the server. */
export function useApi(): Call {
  const call = useRequestFetch() as unknown as Call
  return (url, options) => {
    if (import.meta.client && options?.method && options.method !== 'GET') ownChange.at = Date.now()
    return call(url, options)
  }
}

/** When this page last asked the server to change something: it shows the result by itself. */
export const ownChange = { at: 0 }

/** The header that makes a change conditional on the version the person has seen. */
export const ifVersion = (version: number) => ({ 'if-match': `"${version}"` })
