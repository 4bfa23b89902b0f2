interface ApiOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

type Call = <T>(url: string, options?: ApiOptions) => Promise<T>

/** $fetch without the route-name types that overflow the compiler, and with the visitor's cookies while rendering on the server. */
export const useApi = () => useRequestFetch() as unknown as Call

/** The header that makes a change conditional on the version the person has seen. */
export const ifVersion = (version: number) => ({ 'if-match': `"${version}"` })
