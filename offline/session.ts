export const sessionPath = '/api/auth/session'
const cacheName = 'session'

/** Who is signed in, for times when the server cannot be asked. */
export async function keepSession(response: Response): Promise<void> {
  await (await caches.open(cacheName)).put(sessionPath, response)
}

export async function keptSession(): Promise<Response | undefined> {
  return await (await caches.open(cacheName)).match(sessionPath)
}

export async function forgetSession(): Promise<void> {
  await caches.delete(cacheName)
}
