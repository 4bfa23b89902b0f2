import { expect, it } from 'vitest'
import { textOf } from '../support/source-files'

interface Locked { version?: string, resolved?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }

const { packages } = JSON.parse(textOf('package-lock.json') ?? '{}') as { packages: Record<string, Locked> }

/** The entry that `name` means to the package at `path`: the nearest node_modules that has it. */
function lockedFor(path: string, name: string): Locked | undefined {
  const own = packages[`${path ? `${path}/` : ''}node_modules/${name}`]
  if (own || path === '') return own
  const end = path.lastIndexOf('/node_modules/')
  return lockedFor(end < 0 ? '' : path.slice(0, end), name)
}

it('locks every platform\'s packages: npm leaves out what the registry lacked, and fails on that platform only', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.entries({ ...dependencies, ...optionalDependencies }).flatMap(([name, wanted]) => {
      const locked = lockedFor(path, name)
      const isExact = /^\d+\.\d+\.\d+[\w.-]*$/.test(wanted)
      if (!locked) return [`${path || 'the project'} needs ${name}@${wanted}, which is not locked`]
      return isExact && locked.version !== wanted ? [`${path || 'the project'} needs ${name}@${wanted}, locked is ${locked.version}`] : []
    }))
  expect(missing).toEqual([])
})

it('names no host that packages come from', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved?.startsWith('http')).map(([path]) => path)).toEqual([])
})
