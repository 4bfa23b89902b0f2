import { log } from '#server/log'
import { startTypesettingThread, type Manuscript, type TypesettingThread } from './typesetting-thread'

export type { Manuscript }

/** A page takes milliseconds; what takes this long has hung. */
const longestMs = 20_000
/** The next document often follows soon; after that its memory is given back. */
const keptWarmMs = 2 * 60_000
/** Those who come while so many wait are turned away. */
const mostWaiting = 20

/** A document could not be set: too many at once, too long, or Typst refused it or is not there. */
export class TypesettingError extends Error {}

let thread: TypesettingThread | undefined
let rest: NodeJS.Timeout | undefined
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Sets a document as PDF, one at a time, apart from the requests. Throws TypesettingError. */
export async function typeset(manuscript: Manuscript, deadlineMs = longestMs): Promise<Uint8Array> {
  if (waiting >= mostWaiting) throw new TypesettingError('Too many documents are being set')
  waiting++
  const turn = last.then(() => setOne(manuscript, deadlineMs))
  last = turn.catch(() => undefined)
  try {
    return await turn
  }
  catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ reason }, 'A document could not be set')
    throw new TypesettingError(reason)
  }
  finally {
    waiting--
  }
}

async function setOne(manuscript: Manuscript, deadlineMs: number): Promise<Uint8Array> {
  clearTimeout(rest)
  thread ??= startTypesettingThread()
  const deadline = Promise.withResolvers<never>()
  const timer = setTimeout(() => deadline.reject(new Error(`Not set within ${deadlineMs} ms`)), deadlineMs)
  try {
    const pdf = await Promise.race([thread.set(manuscript), deadline.promise])
    rest = setTimeout(() => void endTypesetting(), keptWarmMs).unref()
    return pdf
  }
  catch (error) {
    // A panic of Typst leaves it in pieces: the next document gets a new one.
    await endTypesetting()
    throw error
  }
  finally {
    clearTimeout(timer)
  }
}

/** Ends the thread, if there is one. */
export async function endTypesetting(): Promise<void> {
  clearTimeout(rest)
  const ended = thread
  thread = undefined
  await ended?.end()
}
