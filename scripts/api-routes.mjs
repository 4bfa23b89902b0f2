/**
 * The source of the module `#api-routes`: every route that Nitro found, loaded only when asked for. So the API's reference
 * is made from the very handlers that answer.
 */
export function writeApiRoutes(nitro) {
  const routes = nitro.scannedHandlers.filter(({ route, method, middleware }) => route && method && !middleware)
  return `export const apiRoutes = [\n${routes.map(({ route, method, handler }) =>
    `  { method: '${method}', path: '${route}', load: () => import(${JSON.stringify(handler)}) },`).join('\n')}\n]\n`
}
