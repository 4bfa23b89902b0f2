import { format } from 'node:util'
import { log } from './index'

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const

/** Writes what packages print on their own into the log, in its form and with its discretion. */
export function logConsole(): void {
  for (const [name, level] of Object.entries(levels)) {
    console[name as keyof typeof levels] = (...said: unknown[]) => {
      const err = said.find(part => part instanceof Error)
      log[level](err ? { err } : {}, format(...said.filter(part => part !== err)).trim())
    }
  }
}

/** What nobody caught is written down, and the server goes on: one broken request must not end those of others. */
export function logUnhandled(): void {
  for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, (err: unknown) => log.error({ err }, 'An error was handled by nobody'))
}
