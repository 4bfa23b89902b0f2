export { parseThread, type ThreadInput } from './prompt'
export type { ReadThread } from './schema'
