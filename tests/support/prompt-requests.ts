import { readFileSync } from 'node:fs'
import { vi } from 'vitest'
import type { Prompt } from '#server/ai/prompt'

/** What a prompt says for an input, as text to hold against a file; made on two days and in two zones, which must make no difference. */
export function requestText<Input, Output>({ name, version, render }: Prompt<Input, Output>, input: Input): string {
  const zone = process.env.TZ
  const texts = (['2026-03-10T08:00:00.000Z', '2027-08-01T23:30:00.000Z'] as const).map((now, index) => {
    process.env.TZ = ['Pacific/Kiritimati', 'America/Los_Angeles'][index]
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
    const { system, messages, tools } = render(structuredClone(input))
    vi.useRealTimers()
    return [`# ${name}, version ${version}`, system, ...messages.map(({ role, content }) => `## ${role}\n\n${typeof content === 'string' ? content : JSON.stringify(content, null, 2)}`), ...tools ? [JSON.stringify(tools, null, 2)] : []].join('\n\n')
  })
  process.env.TZ = zone
  if (texts[0] !== texts[1]) throw new Error(`The prompt ${name} depends on the day or the time zone`)
  return `${texts[0]}\n`
}

/** A file of tests/fixtures/ai. */
export function goldenText(path: string): string {
  return readFileSync(new URL(`../fixtures/ai/${path}`, import.meta.url), 'utf8').trimEnd()
}
