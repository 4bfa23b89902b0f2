import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

// The same names as in .nuxt/tsconfig.server.json: these projects know nothing of Nuxt.
const resolve = {
  alias: [
    { find: /^#server(?=\/)/, replacement: path('./server') },
    { find: /^#shared(?=\/)/, replacement: path('./shared') },
    { find: /^~(?=\/)/, replacement: path('.').replace(/\/$/, '') },
    { find: '#api-routes', replacement: path('./tests/support/api-routes.ts') },
    { find: 'nitropack/runtime', replacement: path('./tests/support/nitro-runtime.ts') },
  ],
}
const environment = 'node' as const
const postgres = path('./tests/support/postgres-setup.ts')
// Far above what any test takes: a machine under load is no failure. What must be quick is measured by the benchmark.
const patience = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } }
// Several processes on a busy machine now and then miss a moment; what fails twice has a fault. The report names what was tried again.
const twice = { retry: 1 }
const build = path('./tests/support/build-setup.ts')
const binary = path('./tests/support/binary-setup.ts')

export default defineConfig({
  test: {
    // The servers and databases under test are processes of their own: the workers mostly wait for them, some for a lease to end.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { resolve, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment, globalSetup: [postgres], ...patience } },
      { resolve, test: { name: 'api', include: ['tests/api/**/*.test.ts'], environment, globalSetup: [postgres, build], ...twice, ...patience } },
      { resolve, test: { name: 'binary', include: ['tests/binary/**/*.test.ts'], environment, globalSetup: [postgres, binary], ...twice, ...patience } },
      { resolve, test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], environment, globalSetup: [build], ...twice, ...patience } },
    ],
  },
})
