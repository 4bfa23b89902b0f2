import { offlineDatabase, type KeptAnswer } from '~/offline/database'

/** Enough for a day of work; the oldest give way. */
const mostAnswers = 400

const keyOf = (owner: string, name: string) => `${owner} ${name}`

/** Keeps answers for times without a connection. A full or forbidden storage only means that less can be read then. */
export async function keepAnswers(owner: string, answers: { name: string, at: number, data: unknown }[]): Promise<void> {
  try {
    const { store, done } = (await offlineDatabase()).transaction('answers', 'readwrite')
    await Promise.all([...answers.map(({ name, at, data }) => store.put({ key: keyOf(owner, name), owner, at, text: JSON.stringify(data) })), done])
    await dropOldest(mostAnswers)
  }
  catch {
    await dropOldest(mostAnswers / 2).catch(() => undefined)
  }
}

/** What the server last answered, and when. */
export async function keptAnswer(owner: string, name: string): Promise<{ at: number, data: unknown } | undefined> {
  try {
    const kept = await (await offlineDatabase()).get('answers', keyOf(owner, name))
    return kept && { at: kept.at, data: JSON.parse(kept.text) as unknown }
  }
  catch {
    return undefined
  }
}

/** All that is kept of the answers whose names begin so. */
export async function keptAnswersOf(owner: string, prefixes: string[]): Promise<unknown[]> {
  const kept = await offlineDatabase().then(database => database.getAllFromIndex('answers', 'owner', owner)).catch((): KeptAnswer[] => [])
  return kept.filter(({ key }) => prefixes.some(prefix => key.startsWith(keyOf(owner, prefix)))).map(({ text }) => JSON.parse(text) as unknown)
}

/** Forgets what was kept for everyone, or for everyone but one. */
export async function forgetAnswers(except?: string): Promise<void> {
  const { store, done } = (await offlineDatabase()).transaction('answers', 'readwrite')
  if (except === undefined) await store.clear()
  else {
    for (let cursor = await store.index('owner').openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value.owner !== except) await cursor.delete()
    }
  }
  await done
}

/** Makes room: only the newest stay. */
export async function dropOldest(most: number): Promise<void> {
  const { store, done } = (await offlineDatabase()).transaction('answers', 'readwrite')
  const excess = await store.count() - most
  if (excess > 0) {
    const oldest = (await store.getAll()).sort((a, b) => a.at - b.at).slice(0, Math.ceil(excess + most / 10))
    await Promise.all(oldest.map(({ key }) => store.delete(key)))
  }
  await done
}
