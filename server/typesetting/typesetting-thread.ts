import { Worker } from 'node:worker_threads'
import { findMaterials } from './materials'

/** A document to be set: Typst's source of ours, the data that it reads as /data.json, and files by their paths. */
export interface Manuscript { template: string, data: unknown, files?: Record<string, Uint8Array> }

/** Sets one document after the other. What comes out is a PDF. */
export interface TypesettingThread {
  set(manuscript: Manuscript): Promise<Uint8Array>
  end(): Promise<void>
}

type Answer = { pdf: Uint8Array } | { message: string }

// Plain JavaScript, because it runs in the bundle, in the executable and in the tests alike.
const program = `
  const { parentPort, workerData: { files, embedded } } = require('node:worker_threads')
  const { readFileSync } = require('node:fs')

  function evaluate(source) {
    const module = { exports: {} }
    new Function('module', 'exports', 'require', source)(module, module.exports, require('node:module').createRequire(process.execPath))
    return module.exports
  }

  async function compiler() {
    const typst = embedded ? evaluate(embedded.engine) : await import(require('node:url').pathToFileURL(files.engine).href)
    const wasm = embedded ? require('node:zlib').brotliDecompressSync(embedded.wasm) : readFileSync(files.wasm)
    await typst.default({ module_or_path: wasm })
    const builder = new typst.TypstCompilerBuilder()
    builder.set_dummy_access_model()
    for (const font of embedded ? embedded.fonts : files.fonts) await builder.add_raw_font(embedded ? font : readFileSync(font))
    return await builder.build()
  }

  const ready = compiler()
  ready.catch(() => {})
  const withoutPositions = 1

  parentPort.on('message', async ({ template, data, files = {} }) => {
    try {
      const typst = await ready
      typst.reset_shadow()
      typst.add_source('/main.typ', template)
      typst.map_shadow('/data.json', Buffer.from(JSON.stringify(data)))
      for (const [path, bytes] of Object.entries(files)) typst.map_shadow(path, bytes)
      const { result, diagnostics } = typst.compile('/main.typ', undefined, 'pdf', withoutPositions)
      parentPort.postMessage(result ? { pdf: result } : { message: JSON.stringify(diagnostics) })
    }
    catch (error) {
      parentPort.postMessage({ message: String(error?.message ?? error) })
    }
  })
`

/** Starts a thread with Typst in it, which takes some 100 MB as long as it lives. */
export function startTypesettingThread(): TypesettingThread {
  const worker = new Worker(program, { eval: true, workerData: findMaterials(), resourceLimits: { maxOldGenerationSizeMb: 128 } })
  const waiting: PromiseWithResolvers<Uint8Array>[] = []
  let failure: Error | undefined
  const settle = () => {
    const first = waiting.shift()!
    if (waiting.length === 0) worker.unref()
    return first
  }
  const fail = (error: Error) => {
    failure = error
    while (waiting.length > 0) settle().reject(error)
  }
  worker.unref()
  worker.on('message', (answer: Answer) => 'pdf' in answer ? settle().resolve(answer.pdf) : settle().reject(new Error(answer.message)))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread that sets documents has ended')))
  return {
    set(manuscript) {
      if (failure) return Promise.reject(failure)
      const answer = Promise.withResolvers<Uint8Array>()
      waiting.push(answer)
      worker.ref()
      worker.postMessage(manuscript)
      return answer.promise
    },
    end: async () => void await worker.terminate(),
  }
}
