export interface Answer<Body = unknown> { status: number, headers: Headers, body: Body }

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** Speaks to the server as a browser does: keeps the cookies and names its origin. */
export function createClient(url: string) {
  const cookies = new Map<string, string>()

  function keepCookies(headers: Headers) {
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(name.length + 1)
      if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function request<Body = unknown>(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    const isRaw = body instanceof FormData || body instanceof Blob || body instanceof ReadableStream || typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        origin: url,
        ...(cookies.size > 0 ? { cookie: [...cookies].map(pair => pair.join('=')).join('; ') } : {}),
        ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : isRaw ? body as BodyInit : JSON.stringify(body),
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    })
    keepCookies(response.headers)
    const text = await response.text()
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body }
  }

  return {
    url,
    cookies,
    request,
    get: <Body = unknown>(path: string, headers?: Record<string, string>) => request<Body>('GET', path, undefined, headers),
    post: <Body = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => request<Body>('POST', path, body, headers),
    patch: <Body = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => request<Body>('PATCH', path, body, headers),
    put: <Body = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => request<Body>('PUT', path, body, headers),
    delete: <Body = unknown>(path: string, headers?: Record<string, string>) => request<Body>('DELETE', path, undefined, headers),
  }
}

export type Client = ReturnType<typeof createClient>
