import type { ColumnChoice } from '#shared/imports/fields'
import type { ImportPreview, ImportResult } from '#shared/imports/schema'
import { useApi } from '~/composables/useApi'
import { problemOf, useProblem } from '~/composables/useProblem'

export type ImportStep = 'file' | 'columns' | 'preview' | 'result'

/** A file on its way to becoming contacts: chosen, its columns mapped, looked at, and sent. */
export function useImportDraft() {
  const api = useApi()
  const { t, te } = useI18n()
  const { textOf } = useProblem()
  const file = shallowRef<File | null>(null)
  const preview = shallowRef<ImportPreview | null>(null)
  const choices = ref<Record<string, ColumnChoice>>({})
  const problem = ref('')
  const isBusy = ref(false)

  async function send<Answer>(dryRun: boolean): Promise<Answer | undefined> {
    if (!file.value) return undefined
    const body = new FormData()
    body.set('file', file.value)
    body.set('mapping', JSON.stringify(choices.value))
    body.set('dryRun', String(dryRun))
    isBusy.value = true
    problem.value = ''
    try {
      return await api<Answer>('/api/import/contacts', { method: 'POST', body })
    }
    catch (error) {
      problem.value = fileProblem(error)
      return undefined
    }
    finally {
      isBusy.value = false
    }
  }

  function fileProblem(error: unknown): string {
    const [reason, line] = [problemOf(error)?.reason, problemOf(error)?.line]
    const key = `imports.fileProblems.${String(reason)}`
    if (!reason || !te(key)) return textOf(error)
    return line ? `${t('imports.atLine', { line: String(line) })} ${t(key)}` : t(key)
  }

  async function look(): Promise<boolean> {
    const answer = await send<ImportPreview>(true)
    if (answer) preview.value = answer
    return answer !== undefined
  }

  return {
    file, preview, choices, problem, isBusy, look,
    /** Reads a newly chosen file and proposes what its columns become. */
    async choose(chosen: File | null | undefined): Promise<boolean> {
      file.value = chosen ?? null
      choices.value = {}
      preview.value = null
      return await look()
    },
    run: async () => await send<ImportResult>(false),
  }
}
