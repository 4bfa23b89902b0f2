import type { ColumnChoice } from '#shared/imports/fields'
import type { ImportPreview, ImportResult } from '#shared/imports/schema'
import { useApi } from '~/composables/useApi'
import { problemOf, useProblem } from '~/composables/useProblem'
import { useUpload } from '~/composables/useUpload'

export type ImportStep = 'file' | 'columns' | 'preview' | 'result'

/** A file on its way to becoming contacts: chosen, its columns mapped, looked at, and sent. */
export function useImportDraft() {
  const api = useApi()
  const { t, te, n } = useI18n()
  const { textOf } = useProblem()
  const { percent, upload, forget } = useUpload()
  const file = shallowRef<File | null>(null)
  const uploadId = ref<string>()
  const preview = shallowRef<ImportPreview | null>(null)
  const choices = ref<Record<string, ColumnChoice>>({})
  const problem = ref('')
  const isBusy = ref(false)

  async function send<Answer>(dryRun: boolean): Promise<Answer | undefined> {
    if (!file.value) return undefined
    isBusy.value = true
    problem.value = ''
    try {
      uploadId.value ??= await upload(file.value)
      const body = new FormData()
      if (uploadId.value) body.set('uploadId', uploadId.value)
      else body.set('file', file.value)
      body.set('mapping', JSON.stringify(choices.value))
      body.set('dryRun', String(dryRun))
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
    return line ? `${t('imports.atLine', { line: n(Number(line)) })} ${t(key)}` : t(key)
  }

  async function look(): Promise<boolean> {
    const answer = await send<ImportPreview>(true)
    if (answer) preview.value = answer
    return answer !== undefined
  }

  return {
    file, preview, choices, problem, isBusy, percent, look,
    /** Reads a newly chosen file and proposes what its columns become. */
    async choose(chosen: File | null | undefined): Promise<boolean> {
      if (uploadId.value) forget(uploadId.value)
      uploadId.value = undefined
      file.value = chosen ?? null
      choices.value = {}
      preview.value = null
      return await look()
    },
    async run(): Promise<ImportResult | undefined> {
      const result = await send<ImportResult>(false)
      // The import has the file now: it is no longer this page's to take back.
      if (result) uploadId.value = undefined
      return result
    },
  }
}
