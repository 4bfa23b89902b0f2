import { useClientProposal } from '~/composables/useClientProposal'

/** Loads what a client has the link to before its page is drawn. */
export default defineNuxtRouteMiddleware(async to => await useClientProposal(String(to.params.token)).load())
