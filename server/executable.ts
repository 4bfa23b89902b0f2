import { dirname } from 'node:path'

const sea = process.getBuiltinModule('node:sea')

/** Whether this is the single executable, which holds every file it needs; else it is the built server or a test. */
export const isExecutable = sea.isSea()

/** The folder whose `.data` is the data folder, unless another is named. */
export const homeFolder = isExecutable ? dirname(process.execPath) : process.cwd()

/** A file inside the executable, without copying it; throws if it is not there. */
export function embeddedFile(name: string): Buffer {
  return Buffer.from(sea.getRawAsset(name) as ArrayBuffer)
}
