import { connectionFailed, connectionWorks, isUnreachable } from '~/composables/useConnection'

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
  if (import.meta.server) return call
  return async (url, options) => {
    if (options?.method && options.method !== 'GET') ownChange.at = Date.now()
    try {
      const answer = await call<never>(url, options)
      connectionWorks()
      return answer
    }
    catch (error) {
      if (isUnreachable(error)) connectionFailed()
      else connectionWorks()
      throw error
    }
  }
}

/** When this page last asked the server to change something: it shows the result by itself. */
export const ownChange = { at: 0 }

/** The header that makes a change conditional on the version the person has seen. */
export const ifVersion = (version: number) => ({ 'if-match': `"${version}"` })
