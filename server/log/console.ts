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
