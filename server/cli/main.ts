import { OperatorError } from '#server/errors'
import { createProgram } from './program'

/** Runs one command of the executable. What the operator can mend is one sentence on stderr and exit code 1. */
export async function main(args: string[]): Promise<void> {
  try {
    await createProgram().parseAsync(args, { from: 'user' })
  }
  catch (error) {
    console.error(error instanceof OperatorError ? error.message : error)
    process.exitCode = 1
  }
}
