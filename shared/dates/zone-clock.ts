import { parseAbsolute } from '@internationalized/date'

const dayMs = 86_400_000

/** Tells the local time of many instants at little cost: the zone is asked twice for a UTC day, and once an instant only where it changes its clocks. */
export class ZoneClock {
  readonly #timeZone: string
  readonly #offsets = new Map<string, number | null>()

  constructor(timeZone: string) {
    this.#timeZone = timeZone
  }

  /** The local day, the hour (0 to 23) and the weekday (0 is Sunday) of an instant. */
  at(instant: string): { day: string, hour: number, weekday: number } {
    const local = new Date(Date.parse(instant) + this.#offsetAt(instant))
    return { day: local.toISOString().slice(0, 10), hour: local.getUTCHours(), weekday: local.getUTCDay() }
  }

  #offsetAt(instant: string): number {
    const utcDay = instant.slice(0, 10)
    let offset = this.#offsets.get(utcDay)
    if (offset === undefined) this.#offsets.set(utcDay, offset = this.#constantOffset(utcDay))
    return offset ?? parseAbsolute(instant, this.#timeZone).offset
  }

  /** The offset in milliseconds that holds all through a UTC day; null where it changes. */
  #constantOffset(utcDay: string): number | null {
    const start = Date.parse(`${utcDay}T00:00:00.000Z`)
    const [first, last] = [start, start + dayMs].map(time => parseAbsolute(new Date(time).toISOString(), this.#timeZone).offset)
    return first === last ? first! : null
  }
}
