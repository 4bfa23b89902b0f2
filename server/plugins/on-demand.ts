import { defineNitroPlugin } from 'nitropack/runtime'
import { isServerless, useConfig } from '#server/config'
import { DomainError } from '#server/errors'
import { workAfterAnswers } from '#server/http/keep-alive'
import { openOnRequest } from '#server/http/ready'
import { observeRequests } from '#server/http/requests'
import { missingSetting, onDemandInstallation } from '#server/lifecycle/on-demand'
import { log } from '#server/log'

/** On hosts where no process lives between requests: the first one opens the installation, and each carries on its work. */
export default defineNitroPlugin((nitro) => {
  if (!isServerless) return
  const missing = whatIsMissing()
  if (missing) {
    log.error(missing)
    return openOnRequest(() => Promise.reject(new DomainError('unavailable', { detail: missing })))
  }
  const installation = onDemandInstallation(useConfig())
  openOnRequest(installation.open)
  observeRequests(nitro)
  workAfterAnswers(nitro, installation.work)
})

function whatIsMissing(): string | undefined {
  try {
    return missingSetting(useConfig())
  }
  catch (err) {
    // The sentence shows a part of the value, which is not for visitors.
    log.error({ err }, 'A setting is wrong')
    return 'A setting of this installation is wrong: the log of the function says which. Mend it and deploy again.'
  }
}
