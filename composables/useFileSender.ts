import type { Attachment } from '#shared/attachments/schema'
import { mostAttachmentBytes } from '#shared/attachments/values'
import { useApi } from '~/composables/useApi'
import { useFileText } from '~/composables/useFileText'
import { useProblem } from '~/composables/useProblem'
import { useUpload } from '~/composables/useUpload'

/** The record that a file belongs to; none while it belongs to a note that is being written. */
export type FileSubject = Partial<Pick<Attachment, 'contactId' | 'companyId' | 'dealId'>>

/** Sends files one after another, large ones in parts. What cannot be sent is said, and the others go on. */
export function useFileSender() {
  const api = useApi()
  const toast = useToast()
  const { t } = useI18n()
  const { sizeText } = useFileText()
  const { textOf } = useProblem()
  const { percent, upload } = useUpload()
  /** The names of those that are on their way. */
  const sending = ref<string[]>([])

  async function sendOne(file: File, subject: FileSubject): Promise<Attachment> {
    const uploadId = await upload(file)
    const form = new FormData()
    if (uploadId) form.set('uploadId', uploadId)
    else form.set('file', file)
    for (const [field, id] of Object.entries(subject)) if (id) form.set(field, id)
    return (await api<{ attachment: Attachment }>('/api/attachments', { method: 'POST', body: form })).attachment
  }

  const refuse = (name: string, description: string) => toast.add({ title: t('files.notSent', { name }), description, color: 'error', icon: 'i-lucide-circle-alert' })

  return {
    sending, percent,
    async send(files: File[], subject: FileSubject = {}): Promise<Attachment[]> {
      const sent: Attachment[] = []
      sending.value = files.map(({ name }) => name)
      for (const file of files) {
        if (file.size > mostAttachmentBytes) refuse(file.name, t('files.tooLarge', { most: sizeText(mostAttachmentBytes) }))
        else if (file.size === 0) refuse(file.name, t('issues.empty_file'))
        else await sendOne(file, subject).then(attachment => sent.push(attachment), (error: unknown) => refuse(file.name, textOf(error)))
        sending.value = sending.value.slice(1)
      }
      return sent
    },
  }
}
