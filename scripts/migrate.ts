import { parseConfig } from '#server/config'
import { announceInstallation } from '#server/lifecycle/announce'
import { openInstallation } from '#server/lifecycle/installation'
import { main } from './runtime.mjs'

// Brings the database of a host without a process of its own up to date, and tells the set-up code where one is needed.
await main(async () => {
  const config = parseConfig(process.env, true)
  const db = await openInstallation(config)
  await announceInstallation(db, config).finally(() => db.destroy())
  return 0
})
