import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { ensureBuilt, serverFile } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { commandFile, findNode, main, root, run, serverFlags } from './runtime.mjs'
import { hashSources } from './sources.mjs'
import { fonts, typstEngine, typstWasm } from './typesetting-files.mjs'

const { platform, arch } = process
const folder = join(root, 'dist')
const hashFile = join(folder, 'source-hash')

/** The single executable for the platform it was built on. */
export const executable = join(folder, platform === 'win32' ? 'simplecrm.exe' : 'simplecrm')

/** A program and all it needs as one CommonJS file; what it loads lazily stays lazy. */
async function bundle(entry, outfile, options) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    ...options,
  })
}

const server = {
  // An optional companion of pg, which it does without.
  external: ['pg-native'],
  define: { 'import.meta.url': 'executableUrl', 'process.env.NODE_ENV': '"production"' },
  // The executable's own require knows Node's modules alone; this one also loads the addon from its file.
  banner: { js: 'require=require("node:module").createRequire(process.execPath);const executableUrl=require("node:url").pathToFileURL(process.execPath).href;' },
}

function addonFile() {
  const isMusl = platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
  return join(root, 'node_modules', 'better-sqlite3', 'prebuilds', `${isMusl ? 'linuxmusl' : platform}-${arch}.node`)
}

/** Typst is 28 MB as it is, and 9 this way. */
function compress(file, target) {
  const bytes = readFileSync(file)
  writeFileSync(target, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
}

/** Public files by the address that the server knows them by, SQLite (its native part, and its driver for threads), and what sets documents. */
function assets(driver, engine, wasm) {
  const publicFolder = join(root, '.output', 'public')
  const files = readdirSync(publicFolder, { recursive: true }).filter(name => statSync(join(publicFolder, name)).isFile())
  const embedded = files.map(name => [posix.join('public', ...name.split(/[\\/]/)), join(publicFolder, name)])
  return { ...Object.fromEntries(embedded), 'better_sqlite3.node': addonFile(), 'better-sqlite3.cjs': driver, 'typst.cjs': engine, 'typst.wasm.br': wasm, ...Object.fromEntries(fonts.map(file => [basename(file), file])) }
}

/** Node without its debugging symbols, a fifth of it; where there is no strip, it stays as it is. */
function copyNode(target) {
  copyFileSync(findNode(), target)
  if (platform === 'win32') return
  try {
    if (platform === 'darwin') execFileSync('codesign', ['--remove-signature', target])
    execFileSync('strip', platform === 'darwin' ? ['-x', target] : ['--strip-unneeded', target], { stdio: 'ignore' })
  }
  catch {
    copyFileSync(findNode(), target)
  }
}

async function buildExecutable() {
  const work = join(folder, 'work')
  mkdirSync(work, { recursive: true })
  const [script, driver, engine, wasm, config, blob, target] = ['simplecrm.cjs', 'better-sqlite3.cjs', 'typst.cjs', 'typst.wasm.br', 'sea.json', 'simplecrm.blob', 'simplecrm.part'].map(name => join(work, name))
  await bundle(serverFile, script, server)
  await bundle(join(root, 'node_modules', 'better-sqlite3', 'lib', 'index.js'), driver)
  await bundle(typstEngine, engine, { define: { 'import.meta.url': '""' } })
  compress(typstWasm, wasm)
  writeFileSync(config, JSON.stringify({ main: script, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true, execArgv: serverFlags, execArgvExtension: 'none', assets: assets(driver, engine, wasm) }))
  const node = findNode()
  execFileSync(node, [...serverFlags, '--experimental-sea-config', config], { stdio: 'pipe' })
  copyNode(target)
  const inject = [commandFile('postject', 'postject'), target, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2']
  execFileSync(node, platform === 'darwin' ? [...inject, '--macho-segment-name', 'NODE_SEA'] : inject, { stdio: 'pipe' })
  if (platform === 'darwin') execFileSync('codesign', ['--sign', '-', target])
  renameSync(target, executable)
  rmSync(work, { recursive: true })
}

/** Builds the executable unless the last one is of the same sources. */
export async function ensureExecutable() {
  await ensureBuilt()
  const hash = hashSources()
  if (existsSync(executable) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return
  rmSync(hashFile, { force: true })
  console.log('Making the executable …')
  await buildExecutable()
  writeFileSync(hashFile, hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled()
    // Node itself is inside: the one that comes with the dependencies makes it.
    if (process.execPath !== findNode()) return run([fileURLToPath(import.meta.url)])
    await ensureExecutable()
    console.log(`${executable} (${Math.round(statSync(executable).size / 2 ** 20)} MB)`)
    return 0
  })
}
