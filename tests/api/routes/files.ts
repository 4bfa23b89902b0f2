import { allPaths } from '../../support/source-files'

/** Every route that a file in server/api makes, written as `GET /api/contacts/:id`. */
export const routeFiles: string[] = allPaths
  .filter(path => path.startsWith('server/api/') && !path.includes('[...'))
  .map((path) => {
    const [, name = '', method = ''] = /^server\/(.*)\.(\w+)\.ts$/.exec(path) ?? []
    return `${method.toUpperCase()} /${name.replace(/\/index$/, '').replace(/\[(\w+)\]/g, ':$1')}`
  })
