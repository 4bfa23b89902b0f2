import { allPaths } from '../../support/source-files'

/** Every route that a file in server/api or server/routes makes, written as `GET /api/contacts/:id`. */
export const routeFiles: string[] = allPaths
  .filter(path => /^server\/(api|routes)\//.test(path) && !path.includes('[...'))
  .map((path) => {
    const [, name = '', method = ''] = /^server\/(.*)\.(\w+)\.ts$/.exec(path) ?? []
    return `${method.toUpperCase()} /${name.replace(/^routes\//, '').replace(/\/index$/, '').replace(/\[(\w+)\]/g, ':$1')}`
  })
