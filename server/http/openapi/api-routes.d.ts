declare module '#api-routes' {
  import type { DescribedHandler } from '#server/http/description'

  /** Every route of server/api and server/routes, as Nitro serves it: `/api/contacts/:id`. */
  export const apiRoutes: { method: string, path: string, load: () => Promise<{ default: DescribedHandler }> }[]
}
