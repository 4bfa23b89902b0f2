import { ensureExecutable } from '../../scripts/build-binary.mjs'

/** The binary tests run the executable: build it once a run, if the sources changed. */
export default async function setup() {
  await ensureExecutable()
}
