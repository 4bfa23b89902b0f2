/** Hands the writer to one user at a time, in the order of asking. */
export class Turn {
  #last: Promise<void> = Promise.resolve()

  async take(): Promise<() => void> {
    const before = this.#last
    let done = () => {}
    this.#last = new Promise(resolve => done = resolve)
    await before
    return done
  }
}
