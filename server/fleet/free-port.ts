import { createServer } from 'node:net'

const first = 3001
const last = 3999

/** The first port that nobody has, neither in `taken` nor on this machine. */
export async function freePort(taken: number[]): Promise<number> {
  for (let port = first; port <= last; port++) {
    if (!taken.includes(port) && await isFree(port)) return port
  }
  throw new Error(`No port from ${first} to ${last} is free: name one with --port.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })
}
