import { AsyncLocalStorage } from 'node:async_hooks'
import { pino, type LoggerOptions } from 'pino'
import { discreet, withoutSecrets, writtenError } from './discretion'
import { readable } from './readable'

/** What every line of one piece of work carries. */
export interface LogFields { requestId?: string, [field: string]: string | number | boolean | undefined }

const work = new AsyncLocalStorage<LogFields>()
let stream: NodeJS.WriteStream = process.stdout

const options: LoggerOptions = {
  level: 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }), log: withoutSecrets },
  serializers: { err: writtenError },
  mixin: () => ({ ...work.getStore() }),
}

/**
 * The log: one line of JSON each, readable in a terminal. A call takes fields and a sentence, and an error as `err`.
 * Never give it personal data or secrets; what slips in all the same is taken out where it can be recognised.
 */
export const log = pino(options, { write: line => write(discreet(line)) })

const announcements = pino(options, { write })

/** Tells the operator what they need from the log to go on, as it is: a set-up code, the way into the demo. */
export function tellOperator(sentence: string): void {
  announcements.warn(sentence)
}

/** Runs `action` so that all it logs carries `fields`, also those added later by `addLogFields`. */
export function withLogFields<T>(fields: LogFields, action: () => T): T {
  return work.run(fields, action)
}

/** The fields of the work at hand, if there is any. */
export function currentLogFields(): LogFields | undefined {
  return work.getStore()
}

/** Adds to the fields of the work at hand what became known on the way, such as who asks. */
export function addLogFields(fields: LogFields): void {
  Object.assign(work.getStore() ?? {}, fields)
}

/** For commands, whose own output is on stdout. */
export function logToStderr(): void {
  stream = process.stderr
}

function write(line: string): void {
  stream.write(stream.isTTY ? readable(line, stream) : line)
}
