import { textOfDocument } from '#shared/reading/html-text'

/** Reads messages from files, and from their pasted source, in this browser: nothing but the text leaves it. */
export function useMessageFile() {
  const { t } = useI18n()
  const fault = ref('')

  async function textOf(bytes: Uint8Array, isPlain = false): Promise<string | undefined> {
    const { messageText, plainText, UnreadableMessage } = await import('#shared/reading/message-file')
    fault.value = ''
    try {
      return isPlain ? plainText(bytes) : await messageText(bytes, html => textOfDocument(new DOMParser().parseFromString(html, 'text/html')))
    }
    catch (error) {
      if (!(error instanceof UnreadableMessage)) throw error
      fault.value = t(`reading.faults.${error.fault}`)
    }
  }

  return {
    fault,
    /** The text of a dropped file; undefined, with the fault told, if it holds no message. */
    textOfFile: async (file: File) => await textOf(new Uint8Array(await file.arrayBuffer()), /\.txt$/i.test(file.name)),
    /** A pasted source in plain words; any other text as it is. */
    async textOfPaste(text: string): Promise<string> {
      if (!/^mime-version:/im.test(text.slice(0, 20_000))) return text
      const { isMessageSource } = await import('#shared/reading/message-file')
      return isMessageSource(text) ? await textOf(new TextEncoder().encode(text)) ?? text : text
    },
  }
}
