import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { createApp, defineEventHandler, toNodeListener, type H3Event } from 'h3'
import { afterEach, describe, expect, it } from 'vitest'
import { boundToConnection } from '#server/http/bound-stream'

let server: Server | undefined
afterEach(() => server?.closeAllConnections())

/** The address under which these bytes are answered. */
async function answering(bytes: () => AsyncGenerator<string>, before: (event: H3Event) => Promise<unknown> = async () => {}): Promise<string> {
  const app = createApp({ onError: () => {} }).use(defineEventHandler(async (event) => {
    await before(event)
    return boundToConnection(event, Readable.from(bytes()))
  }))
  server = createServer(toNodeListener(app))
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('bytes that are read while they are answered', () => {
  it('come whole', async () => {
    const url = await answering(async function* () {
      yield 'Name\r\n'
      yield 'Zoë\r\n'
    })
    expect(await (await fetch(url)).text()).toBe('Name\r\nZoë\r\n')
  })

  it('cut the connection when the reading fails in the middle, instead of leaving the caller waiting', async () => {
    const read = Promise.withResolvers<undefined>()
    const url = await answering(async function* () {
      yield 'Name\r\n'
      await read.promise
      throw new Error('the database went away')
    })
    const answer = await fetch(url)
    const body = answer.text()
    read.resolve(undefined)
    expect(answer.status).toBe(200)
    await expect(body).rejects.toThrow()
  })

  it('are read no further once the caller has gone', async () => {
    const ended = Promise.withResolvers<string>()
    const url = await answering(async function* () {
      try {
        for (;;) yield 'Zoë\r\n'.repeat(10_000)
      }
      finally {
        ended.resolve('ended')
      }
    })
    const asking = request(url, answer => answer.once('data', () => asking.destroy())).on('error', () => {})
    asking.end()
    expect(await ended.promise).toBe('ended')
  })

  it('let go of what they hold when the caller has gone before the first of them', async () => {
    const ended = Promise.withResolvers<number>()
    const begun = Promise.withResolvers<undefined>()
    const url = await answering(async function* () {
      let slices = 0
      try {
        while (slices < 50) {
          slices++
          yield 'Zoë\r\n'.repeat(10_000)
        }
      }
      finally {
        ended.resolve(slices)
      }
    }, ({ node: { res } }) => new Promise((resolve) => {
      res.once('close', resolve)
      begun.resolve(undefined)
    }))
    const asking = request(url).on('error', () => {})
    asking.end()
    await begun.promise
    asking.destroy()
    expect(await ended.promise).toBeLessThan(50)
  })
})
