/**
 * Something slow that serves all who ask for it, such as waiting for the disk: who asks while it runs shares the next
 * run with the others, because the running one may have begun too early for them.
 */
export class SharedWait {
  readonly #run: () => Promise<void>
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(run: () => Promise<void>) {
    this.#run = run
  }

  /** Resolves at the end of a run that began after this call. */
  join(): Promise<void> {
    if (!this.#running) return this.#running = this.#run().finally(() => this.#running = undefined)
    const again = () => {
      this.#next = undefined
      return this.join()
    }
    return this.#next ??= this.#running.then(again, again)
  }
}
