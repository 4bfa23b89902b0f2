import { createRequire } from 'node:module'
import { embeddedFile, isExecutable } from '#server/executable'
import { nativeAddon } from './native-addon'

/** The beginning of a thread's program: `db` is a connection to the file that `driverFor` told it. Plain JavaScript, because it runs in the bundle and in the tests alike. */
export const openInThread = `
  const { parentPort, workerData: { file, library, embedded, options } } = require('node:worker_threads')
  const Sqlite = embedded ? evaluate(embedded.source) : require(library)
  const db = new Sqlite(file, { timeout: 5000, nativeBinding: embedded?.addon, ...options })
  function evaluate(source) {
    const module = { exports: {} }
    new Function('module', 'exports', 'require', source)(module, module.exports, require('node:module').createRequire(process.execPath))
    return module.exports
  }
`

/** What a thread is told of the file and of where it finds SQLite: as a module or, in the executable, as text. Throws where neither can be had. */
export function driverFor(file: string, options: { readonly?: boolean } = {}): object {
  if (isExecutable) return { file, options, embedded: { source: embeddedFile('better-sqlite3.cjs').toString(), addon: nativeAddon() } }
  return { file, options, library: createRequire(import.meta.url).resolve('better-sqlite3') }
}
