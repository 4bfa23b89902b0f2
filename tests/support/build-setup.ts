import { ensureBuilt } from '../../scripts/build.mjs'

/** The api and e2e tests run against the built server: build it once a run, if the sources changed. */
export default async function setup() {
  await ensureBuilt()
}
