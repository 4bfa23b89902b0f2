import type { Command } from 'commander'
import { DomainError, OperatorError } from '#server/errors'
import { createProgram } from './program'
import type { LoadServer } from './serve'

/** Runs one command of the executable. What the operator can mend is one sentence on stderr and exit code 1. */
export async function main(args: string[], loadServer: LoadServer): Promise<void> {
  try {
    const program = createProgram(loadServer)
    await program.parseAsync(namesNoCommand(program, args) ? ['serve', ...args] : args, { from: 'user' })
  }
  catch (error) {
    console.error(error instanceof OperatorError || error instanceof DomainError ? error.message : error)
    process.exitCode = 1
  }
}

/** Then it is `serve`. Commander's own default command would take a mistyped one for an argument of serve. */
function namesNoCommand(program: Command, args: string[]): boolean {
  return program.parseOptions(args).operands.length === 0 && !args.some(arg => arg === '--help' || arg === '-h')
}
