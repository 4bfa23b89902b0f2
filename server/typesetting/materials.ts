import { createRequire } from 'node:module'
import { embeddedFile, isExecutable } from '#server/executable'

const weights = ['400Regular', '700Bold'] as const
const fontFile = (weight: typeof weights[number]) => `Vazirmatn_${weight}.ttf`

/** What the thread needs to set a document: by their files or, in the executable, as bytes. */
export type Materials
  = | { files: { engine: string, wasm: string, fonts: string[] } }
    | { embedded: { engine: string, wasm: Uint8Array, fonts: Uint8Array[] } }

/** Typst and one family of letters for Latin and Persian. Throws where they cannot be had. */
export function findMaterials(): Materials {
  if (isExecutable) return { embedded: { engine: embeddedFile('typst.cjs').toString(), wasm: embeddedFile('typst.wasm.br'), fonts: weights.map(weight => embeddedFile(fontFile(weight))) } }
  const { resolve } = createRequire(import.meta.url)
  return {
    files: {
      engine: resolve('@myriaddreamin/typst-ts-web-compiler'),
      wasm: resolve('@myriaddreamin/typst-ts-web-compiler/wasm'),
      fonts: weights.map(weight => resolve(`@expo-google-fonts/vazirmatn/${weight}/${fontFile(weight)}`)),
    },
  }
}
