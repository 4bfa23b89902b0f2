import { defineNitroPlugin, useRuntimeConfig } from 'nitropack/runtime'

/**
 * The translation module asks for the runtime configuration on every request, and Nitro works it out of the environment
 * anew each time: three fifths of the cost of a small answer. It does not change while the server runs, so what is no
 * page gets the one worked out at start. (The module adds its hook later than this, after waiting for its storage.)
 */
export default defineNitroPlugin((nitro) => {
  const shared = useRuntimeConfig()
  nitro.hooks.hook('request', (event) => {
    if (event.path.startsWith('/api/')) event.context.nitro.runtimeConfig = shared
  })
})
