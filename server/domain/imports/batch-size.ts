/** How long a batch may hold the writer, and with it the event loop. */
const targetMs = 10
const fewest = 32
const most = 128

/** Finds how many rows fit into one transaction on this machine and these data. */
export class BatchSize {
  rows = 32

  /** Runs a batch and learns from how long it took. */
  async measure(batch: () => Promise<void>): Promise<void> {
    const start = performance.now()
    await batch()
    const took = performance.now() - start
    if (took > targetMs * 1.25) this.rows = Math.max(fewest, Math.floor(this.rows * 0.75))
    else if (took < targetMs * 0.75) this.rows = Math.min(most, Math.ceil(this.rows * 1.25))
  }
}
