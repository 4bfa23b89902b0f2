import { describe, expect, it } from 'vitest'
import { takeTry } from '#server/domain/accounts/sign-in-failures'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('tries on %s', (engine) => {
  const database = useTestDatabase(engine)
  const now = Date.now()

  it('that come at once do not make each other wait while they are free', async () => {
    await takeTry(database.db, { address: '192.0.2.1' }, now)
    await takeTry(database.db, { address: '192.0.2.1' }, now - 5)
  })

  it('wait a second after the free ones, then two', async () => {
    const account = 'ana@north.example'
    for (let count = 0; count < 5; count++) await takeTry(database.db, { account }, now)
    await expect(takeTry(database.db, { account }, now + 999)).rejects.toMatchObject({ code: 'too_many_requests' })
    await takeTry(database.db, { account }, now + 1000)
    await expect(takeTry(database.db, { account }, now + 2999)).rejects.toMatchObject({ code: 'too_many_requests', extensions: { seconds: 1 } })
  })
})
