import type { MessageLanguage } from '#shared/message-templates/values'

/** The language of a text by its letters; undefined where it has none. */
export function languageOf(text: string | null | undefined): MessageLanguage | undefined {
  const persian = text?.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = text?.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (persian + latin === 0) return undefined
  return persian >= latin ? 'fa' : 'en'
}
