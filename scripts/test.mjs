import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { commandFile, main, root, run } from './runtime.mjs'

// .ci/run counts from this file.
const results = '.cache/test-results.json'

await main(async () => {
  await ensureInstalled()
  rmSync(join(root, results), { force: true })
  return run([
    commandFile('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ])
})
