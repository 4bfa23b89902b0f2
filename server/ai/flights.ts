/** What is said while work goes on. */
export interface Voice {
  say(delta: string): void
  /** Whether somebody has heard it. */
  isHeard(): boolean
  /** Forgets what nobody has heard. */
  startOver(): void
}

/** Of work that says nothing before it is done. */
export const mute: Voice = { say: () => undefined, isHeard: () => false, startOver: () => undefined }

interface Flight<T> {
  landing: Promise<T>
  spoken: string
  isHeard: boolean
  listeners: Set<(delta: string) => void>
  people: number
  call: AbortController
}

type Work<T> = (signal: AbortSignal, voice: Voice) => Promise<T>

interface Passenger { signal?: AbortSignal, onText?: (delta: string) => void }

/** Work that several people wait for at once and that is done once; it ends when the last of them has gone. */
export class Flights<T> {
  readonly #flying = new Map<string, Flight<T>>()

  /** Joins the work under way by this name, or begins it. Throws the reason of `signal` once that person does not wait any more. */
  async join(name: string, { signal, onText }: Passenger, work: Work<T>): Promise<{ landed: T, isFirst: boolean }> {
    signal?.throwIfAborted()
    const under = this.#flying.get(name)
    const flight = under ?? this.#begin(name, work)
    flight.people++
    if (onText) listen(flight, onText)
    const leaving = Promise.withResolvers<never>()
    const leave = () => leaving.reject(signal?.reason)
    signal?.addEventListener('abort', leave)
    try {
      return { landed: await Promise.race([flight.landing, leaving.promise]), isFirst: !under }
    }
    finally {
      signal?.removeEventListener('abort', leave)
      if (onText) flight.listeners.delete(onText)
      if (--flight.people === 0) this.#end(name, flight)
    }
  }

  #begin(name: string, work: Work<T>): Flight<T> {
    const call = new AbortController()
    const { promise: landing, resolve, reject } = Promise.withResolvers<T>()
    const flight: Flight<T> = { landing, spoken: '', isHeard: false, listeners: new Set(), people: 0, call }
    this.#flying.set(name, flight)
    work(call.signal, voiceOf(flight)).then(resolve, reject)
    // Nobody may be left to hear of it.
    landing.catch(() => undefined)
    return flight
  }

  #end(name: string, flight: Flight<T>) {
    flight.call.abort()
    if (this.#flying.get(name) === flight) this.#flying.delete(name)
  }
}

function listen<T>(flight: Flight<T>, onText: (delta: string) => void) {
  flight.listeners.add(onText)
  if (!flight.spoken) return
  flight.isHeard = true
  onText(flight.spoken)
}

function voiceOf<T>(flight: Flight<T>): Voice {
  return {
    say(delta) {
      flight.spoken += delta
      flight.isHeard ||= flight.listeners.size > 0
      for (const listener of flight.listeners) listener(delta)
    },
    isHeard: () => flight.isHeard,
    startOver() {
      flight.spoken = ''
    },
  }
}
