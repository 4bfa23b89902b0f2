/** A page that broke shows its error to whoever asked for it: nuxt-auth, which then reads no session, would send them away to sign in. */
export default defineNuxtRouteMiddleware((to) => {
  if (useError().value) to.meta.auth = false
})
