import type { DescribedHandler } from '#server/http/description'

const files = import.meta.glob<{ default: DescribedHandler }>(['../../server/api/**/*.ts', '../../server/routes/**/*.ts', '!**/[[]...*'])

/** Stands in for '#api-routes' where no Nitro build has made it. */
export const apiRoutes = Object.entries(files).map(([file, load]) => {
  const [, name = '', method = ''] = /server\/(.*)\.(\w+)\.ts$/.exec(file) ?? []
  return { method, path: `/${name.replace(/^routes\//, '').replace(/\/index$/, '').replace(/\[(\w+)\]/g, ':$1')}`, load }
})
