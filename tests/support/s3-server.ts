import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

const accessKeyId = 'test-key'
const secretAccessKey = 'test-secret'
const region = 'eu-test-1'

export interface S3Server {
  /** What a program's environment needs to keep its files here. */
  env: Record<string, string>
  /** The objects by key. */
  objects: Map<string, Buffer>
  /** Answers every request with 503 while it is set. */
  isAway: boolean
  stop(): Promise<void>
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
const encoded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** The AWS Signature Version 4 that a request must carry: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function signatureOf(request: IncomingMessage, url: URL, day: string, signedHeaders: string): string {
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort().join('&')
  const headers = signedHeaders.split(';').map(name => `${name}:${String(request.headers[name]).trim()}\n`).join('')
  const canonical = [request.method, url.pathname, query, headers, signedHeaders, request.headers['x-amz-content-sha256']].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secretAccessKey}`, day), region))
  return createHmac('sha256', key).update(toSign).digest('hex')
}

function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const [, day = '', signedHeaders = '', signature] = new RegExp(`^AWS4-HMAC-SHA256 Credential=${accessKeyId}/(\\d{8})/${region}/s3/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$`).exec(request.headers.authorization ?? '') ?? []
  const declared = request.headers['x-amz-content-sha256']
  return signature === signatureOf(request, url, day, signedHeaders) && (declared === 'UNSIGNED-PAYLOAD' || declared === sha256(body))
}

function listing(objects: Map<string, Buffer>, url: URL, perPage: number): string {
  const after = url.searchParams.get('continuation-token') ?? ''
  const keys = [...objects.keys()].filter(key => key.startsWith(url.searchParams.get('prefix') ?? '') && key > after).sort()
  const page = keys.slice(0, perPage)
  const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${Boolean(next)}</IsTruncated>${next}${page.map(key => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`
}

/** A server on the loopback address that speaks S3: put, get, delete and list (version 2), and refuses what is not signed. */
export async function startS3Server({ perPage = 1000 } = {}): Promise<S3Server> {
  const objects = new Map<string, Buffer>()

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://s3.invalid')
    const body = await buffer(request)
    const [, bucket, ...segments] = decodeURIComponent(url.pathname).split('/')
    const key = segments.join('/')
    const say = (status: number, content?: string | Buffer) => response.writeHead(status).end(content)
    if (s3.isAway) return say(503)
    if (bucket !== 'crm-files') return say(404, '<Error><Code>NoSuchBucket</Code></Error>')
    if (!isSigned(request, url, body)) return say(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    if (request.method === 'PUT') {
      objects.set(key, body)
      return say(200)
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return say(204)
    }
    if (url.searchParams.has('list-type')) return say(200, listing(objects, url, perPage))
    return objects.has(key) ? say(200, objects.get(key)) : say(404, '<Error><Code>NoSuchKey</Code></Error>')
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const s3: S3Server = {
    env: {
      STORAGE: 's3', S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, S3_REGION: region, S3_BUCKET: 'crm-files',
      S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
    objects,
    isAway: false,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
  return s3
}
