import { join } from 'node:path'
import { root } from './runtime.mjs'

const modules = join(root, 'node_modules')

export const typstEngine = join(modules, '@myriaddreamin', 'typst-ts-web-compiler', 'pkg', 'wasm-pack-shim.mjs')
export const typstWasm = join(modules, '@myriaddreamin', 'typst-ts-web-compiler', 'pkg', 'typst_ts_web_compiler_bg.wasm')
export const fonts = ['400Regular', '700Bold'].map(weight => join(modules, '@expo-google-fonts', 'vazirmatn', weight, `Vazirmatn_${weight}.ttf`))

/** What server/typesetting/materials.ts looks for. */
export const typesettingFiles = [typstEngine, typstWasm, ...fonts]
