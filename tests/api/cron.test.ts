import { expect, it } from 'vitest'
import { createClient } from '../support/client'
import { startServer } from '../support/server'

const secret = 'a secret of the clock'

it('lets a clock outside call any server that has a secret for it, and no other', async () => {
  const servers = await Promise.all([startServer({ CRON_SECRET: secret }), startServer()])
  const call = async (url: string, token: string) => await createClient(url).get('/api/cron', { authorization: `Bearer ${token}` })
  try {
    const [clocked, plain] = servers
    expect(await call(clocked.url, secret)).toMatchObject({ status: 200, body: { failed: 0 } })
    expect((await call(clocked.url, 'another secret of it')).status).toBe(401)
    expect((await call(plain.url, '')).status).toBe(404)
  }
  finally {
    await Promise.all(servers.map(server => server.dispose()))
  }
})
