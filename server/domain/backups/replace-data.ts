import { OperatorError } from '#server/errors'

/** How the data is replaced once nothing uses it, and how that is taken back should the new data not open. */
export interface Replacement {
  swapIn(): Promise<unknown>
  swapBack(): Promise<void>
}

type Replace = (replacement: Replacement) => Promise<void>

let replace: Replace = async () => {
  throw new OperatorError('The data can only be replaced while the server runs')
}

/** Given by the server, which alone can stop what uses the data. */
export function provideReplacement(by: Replace): void {
  replace = by
}

/** Stops everything that uses the data, replaces it, and goes on with the new data; with the old, if anything fails. */
export function replaceData(replacement: Replacement): Promise<void> {
  return replace(replacement)
}
