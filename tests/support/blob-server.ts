import { createRequire } from 'node:module'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface BlobServer {
  token: string
  objects: Map<string, Buffer>
  stop(): Promise<void>
}

const token = 'vercel_blob_rw_teststore_secret'

interface Undici { Agent: new (options: object) => unknown, getGlobalDispatcher(): unknown, setGlobalDispatcher(dispatcher: unknown): void }
interface Dispatch { (options: { origin: string | URL, headers: unknown }, handler: unknown): boolean }

/** Sends the client's requests for a store's host to `url`: the client takes no other address for reading. */
function redirectStore(url: string): () => void {
  const undici = createRequire(createRequire(import.meta.url).resolve('@vercel/blob'))('undici') as Undici
  const before = undici.getGlobalDispatcher() as { compose(interceptor: (dispatch: Dispatch) => Dispatch): unknown }
  undici.setGlobalDispatcher(before.compose(dispatch => (options, handler) =>
    dispatch(String(options.origin).endsWith('.blob.vercel-storage.com') ? { ...options, origin: url } : options, handler)))
  return () => undici.setGlobalDispatcher(before)
}

/** A server on the loopback address that speaks what the client of Vercel Blob speaks, for one store with private access. */
export async function startBlobServer({ perPage = 1000 } = {}): Promise<BlobServer> {
  const objects = new Map<string, Buffer>()

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://blob.invalid')
    const body = await buffer(request)
    const say = (status: number, content: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
    const described = (pathname: string) => ({ pathname, url: `https://teststore.private.blob.vercel-storage.com/${pathname}`, downloadUrl: '', size: objects.get(pathname)?.length ?? 0, uploadedAt: new Date().toISOString(), contentType: 'application/octet-stream', contentDisposition: 'attachment', etag: '"1"' })
    if (request.headers.authorization !== `Bearer ${token}`) return say(403, { error: { code: 'forbidden' } })
    if (!url.pathname.startsWith('/api')) {
      const found = objects.get(decodeURIComponent(url.pathname.slice(1)))
      return found ? response.writeHead(200, { 'content-length': found.length }).end(found) : response.writeHead(404).end()
    }
    if (request.method === 'PUT') {
      if (request.headers['x-vercel-blob-access'] !== 'private' || request.headers['x-allow-overwrite'] !== '1') return say(400, { error: { code: 'bad_request' } })
      const pathname = url.searchParams.get('pathname') ?? ''
      objects.set(pathname, body)
      return say(200, described(pathname))
    }
    if (url.pathname === '/api/delete') {
      for (const name of (JSON.parse(body.toString()) as { urls: string[] }).urls) objects.delete(name)
      return say(200, null)
    }
    const keys = [...objects.keys()].filter(key => key.startsWith(url.searchParams.get('prefix') ?? '') && key > (url.searchParams.get('cursor') ?? '')).sort()
    const page = keys.slice(0, perPage)
    const hasMore = keys.length > page.length
    say(200, { blobs: page.map(described), hasMore, ...hasMore ? { cursor: page.at(-1) } : {} })
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.VERCEL_BLOB_API_URL = `${url}/api`
  const restore = redirectStore(url)
  return {
    token,
    objects,
    stop: () => new Promise((resolve) => {
      restore()
      delete process.env.VERCEL_BLOB_API_URL
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
