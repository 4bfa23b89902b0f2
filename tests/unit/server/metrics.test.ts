import { describe, expect, it } from 'vitest'
import { collectMetrics } from '#server/domain/installation/metrics'
import { newId } from '#server/domain/ids'
import { enqueue } from '#server/queue/queue'
import { engines, useTestDatabase } from '../../support/databases'

describe.each(engines)('the metrics of an installation on %s', (engine) => {
  const database = useTestDatabase(engine)

  it('count the jobs that are not done, and the connections if there is a pool', async () => {
    for (const type of ['send-email', 'send-email', 'housekeeping']) await enqueue(database.db, { id: newId(), type, payload: {}, organizationId: null })
    const { text } = await collectMetrics(database.db)
    expect(text).toContain('simplecrm_jobs{type="send-email",state="waiting"} 2')
    expect(text).toContain('simplecrm_jobs{type="housekeeping",state="waiting"} 1')
    if (engine === 'postgres') expect(text).toMatch(/simplecrm_database_connections\{state="idle"\} [1-9]/)
  })
})
