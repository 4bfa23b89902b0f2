/** How long a batch may hold the writer. Rows of one transaction share pages, so that longer ones write less. */
const targetMs = 30
const fewest = 64
const most = 256

/** Finds how many rows fit into one transaction on this machine and these data. */
export class BatchSize {
  rows = 64

  /** Runs a batch and learns from how long it took. */
  async measure(batch: () => Promise<void>): Promise<void> {
    const start = performance.now()
    await batch()
    const took = performance.now() - start
    if (took > targetMs * 1.25) this.rows = Math.max(fewest, Math.floor(this.rows * 0.75))
    else if (took < targetMs * 0.75) this.rows = Math.min(most, Math.ceil(this.rows * 1.25))
  }
}
