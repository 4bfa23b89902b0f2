const firstRetryMs = 5000
const longestRetryMs = 60_000

/** Whether the server can be reached, as far as this page knows. */
export const connection = reactive({ isLost: false })

let retry: ReturnType<typeof setTimeout> | undefined
let pause = firstRetryMs

/** The server has answered, whatever it said. */
export function connectionWorks() {
  clearTimeout(retry)
  pause = firstRetryMs
  connection.isLost = false
}

/** A request has found nobody. From now on the server is asked now and then whether it is there again. */
export function connectionFailed() {
  if (connection.isLost) return
  connection.isLost = true
  retryLater()
}

function retryLater() {
  retry = setTimeout(() => void tryAgain(), pause)
  pause = Math.min(pause * 2, longestRetryMs)
}

async function tryAgain() {
  const isThere = await fetch('/api/health', { cache: 'no-store' }).then(() => true, () => false)
  if (isThere) connectionWorks()
  else retryLater()
}

/** Listens to what the browser knows of its network. */
export function watchConnection() {
  if (!navigator.onLine) connectionFailed()
  window.addEventListener('offline', connectionFailed)
  window.addEventListener('online', () => void tryAgain())
}

/** Nobody answers, and this browser has never seen the answer. */
export class NotKept extends Error {}

/** Whether a request failed because nobody answered: no network, or a server that is not there. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'FetchError') return false
  const { response, cause } = error as Error & { response?: Response }
  return !response && !(cause instanceof Error && cause.name === 'AbortError')
}
