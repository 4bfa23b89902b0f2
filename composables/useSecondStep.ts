import { problemOf } from '~/composables/useProblem'

/** The second step of a sign-in: asked for once the server has found the password right. */
export function useSecondStep() {
  const isAsked = ref(false)
  const code = ref('')
  return {
    isAsked, code,
    /** Sends credentials, with the code once it was asked for. That the server asks for one is no failure. */
    async send(start: (second: { code?: string }) => Promise<unknown>) {
      try {
        await start(isAsked.value ? { code: code.value } : {})
      }
      catch (error) {
        if (problemOf(error)?.code !== 'two_step_required') throw error
        isAsked.value = true
      }
    },
    goBack: () => {
      isAsked.value = false
      code.value = ''
    },
  }
}
