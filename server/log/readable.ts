import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

const styles: Record<string, Style> = { fatal: 'red', error: 'red', warn: 'yellow', info: 'green', debug: 'cyan', trace: 'gray' }

interface Line { level: string, time: string, msg?: string, err?: { stack?: string, message: string }, [field: string]: unknown }

/** A line of JSON as a person reads it in a terminal: time, level, sentence, fields, and the stack below. */
export function readable(json: string, stream: NodeJS.WritableStream): string {
  const { level, time, msg = '', err, ...fields } = JSON.parse(json) as Line
  const style = (as: Style, text: string) => styleText(as, text, { stream })
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
  return `${[
    style('gray', new Date(time).toLocaleTimeString('en-GB')),
    style(styles[level] ?? 'gray', level.padEnd(5)),
    msg,
    ...(pairs.length ? [style('gray', pairs.join(' '))] : []),
  ].join(' ')}\n${err ? `${style('red', err.stack ?? err.message)}\n` : ''}`
}
