declare module 'autocannon' {
  export interface Request { method?: string, path?: string, body?: string, headers?: Record<string, string>, setupRequest?: (request: Request) => Request }
  export interface Client { setRequests: (requests: Request[]) => void }
  interface Options {
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
    requests: Request[]
    setupClient?: (client: Client) => void
  }
  interface Result { errors: number, timeouts: number, non2xx: number }
  interface Run extends Promise<Result> {
    on: (event: 'response', listener: (client: Client, status: number, bytes: number, milliseconds: number) => void) => Run
  }
  export default function autocannon(options: Options): Run
}
