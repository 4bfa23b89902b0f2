import autocannon, { type Request } from 'autocannon'
import { figures, type Figures } from './figures'

const WARM_UP_SECONDS = 1

export interface Load {
  url: string
  connections: number
  seconds: number
  headers: Record<string, string>
  /** Asked one after another, over and over; each connection begins at another one. */
  requests: Request[]
  /** The processor time that the server has used so far. */
  cpuMs: () => Promise<number>
}

/** The figures of a server under load; every answer must be a 2xx. */
export async function measureLoad(load: Load): Promise<Figures & { cpu: number }> {
  await apply({ ...load, seconds: WARM_UP_SECONDS })
  const before = await load.cpuMs()
  const { answers, ...figures } = await apply(load)
  return { ...figures, cpu: (await load.cpuMs() - before) / answers }
}

async function apply({ url, connections, seconds, headers, requests }: Omit<Load, 'cpuMs'>): Promise<Figures & { answers: number }> {
  const times: number[] = []
  const refused = new Map<number, number>()
  let clients = 0
  const start = performance.now()
  const result = await autocannon({
    url, connections, headers, requests, duration: seconds,
    setupClient: client => client.setRequests(rotated(requests, clients++ / connections)),
  }).on('response', (_client, status, _bytes, milliseconds) => {
    if (status >= 200 && status < 300) times.push(milliseconds)
    else refused.set(status, (refused.get(status) ?? 0) + 1)
  })
  if (refused.size > 0 || result.errors > 0) {
    throw new Error(`${requests[0]!.method ?? 'GET'} ${requests[0]!.path}: ${JSON.stringify(Object.fromEntries(refused))} refused, ${result.errors} broken off`)
  }
  return { ...figures(times, performance.now() - start), answers: times.length }
}

function rotated<Item>(items: Item[], share: number): Item[] {
  const start = Math.floor(items.length * share)
  return [...items.slice(start), ...items.slice(0, start)]
}
