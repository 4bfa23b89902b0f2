import { OperatorError } from '#server/errors'
import { createProgram } from './program'
import type { LoadServer } from './serve'

/** Runs one command of the executable. What the operator can mend is one sentence on stderr and exit code 1. */
export async function main(args: string[], loadServer: LoadServer): Promise<void> {
  try {
    await createProgram(loadServer).parseAsync(args, { from: 'user' })
  }
  catch (error) {
    console.error(error instanceof OperatorError ? error.message : error)
    process.exitCode = 1
  }
}
