import { defineNitroPlugin } from 'nitropack/runtime'
import { isServerless } from '#server/config'
import { compressAnswer } from '#server/http/compression'

/** Files are compressed when the app is built; what is worked out for a request is compressed here. A host of functions does it by itself. */
export default defineNitroPlugin((nitro) => {
  if (!isServerless && !import.meta.dev) nitro.hooks.hook('beforeResponse', compressAnswer)
})
