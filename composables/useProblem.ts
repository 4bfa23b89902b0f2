import type { ButtonProps, FormError } from '@nuxt/ui'
import type { z } from 'zod'
import type { LimitName } from '#shared/plans/schema'
import type { Problem } from '#shared/problems'
import { useLimitText } from '~/composables/useLimitText'
import { isUnreachable, NotKept } from '~/composables/useConnection'

/** The problem document behind a failed request, if the server sent one. */
export function problemOf(error: unknown): Problem | undefined {
  const data = (error as { data?: unknown } | null)?.data
  return data && typeof data === 'object' && 'code' in data ? data as Problem : undefined
}

/** The failure of a page's data in a form that travels from the server's rendering to the browser; shown where the data would stand. */
export function rethrowForPage(error: unknown): never {
  if (import.meta.client && isUnreachable(error)) throw error
  throw createError({ status: problemOf(error)?.status ?? 500, data: problemOf(error) })
}

/** Says what went wrong in the person's language: by the problem's code, else the server's own words. */
export function useProblem() {
  const { t, te } = useI18n()
  const toast = useToast()
  const { reachedText } = useLimitText()

  function textOf(error: unknown): string {
    const problem = problemOf(error)
    if (error instanceof DOMException) return t('offline.full')
    if (!problem) return t(error instanceof NotKept ? 'offline.notKept' : 'errors.unreachable')
    if (problem.code === 'plan_limit_reached') return reachedText(problem.limit as LimitName, Number(problem.used), Number(problem.maximum))
    return te(`errors.${problem.code}`) ? t(`errors.${problem.code}`, problem) : problem.detail
  }

  /** Where to go on from a problem, as buttons beside what `textOf` says of it: in a tab of its own, so that a form stays as it is. */
  function actionsOf(error: unknown): ButtonProps[] {
    const problem = problemOf(error)
    const button = { target: '_blank', color: 'neutral', variant: 'outline' } as const
    if (problem?.code === 'plan_limit_reached') return [{ label: t('plans.seeUsage'), to: '/settings/usage', ...button }]
    return problem?.help ? [{ label: t('hints.more'), to: problem.help, ...button }] : []
  }

  function issueText(code: string, fallback: string, params: Record<string, unknown> = {}): string {
    return te(`issues.${code}`) ? t(`issues.${code}`, params) : fallback
  }

  return {
    textOf,
    /** What breaks a rule, by its code. */
    issueText,
    /** What a schema holds against what was typed. */
    faultsOf: (schema: z.ZodType, state: unknown): FormError[] => (schema.safeParse(state).error?.issues ?? [])
      .map(issue => ({ name: issue.path.join('.'), message: issueText(issue.message, issue.message, { ...issue }) })),
    /** The fields that a form should mark. */
    fieldErrors: (error: unknown): FormError[] => (problemOf(error)?.issues ?? [])
      .map(issue => ({ name: issue.path, message: issueText(issue.code, issue.message, issue.params) })),
    actionsOf,
    show: (error: unknown) => toast.add({ title: textOf(error), color: 'error', icon: 'i-lucide-circle-alert', actions: actionsOf(error) }),
  }
}
