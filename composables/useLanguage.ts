import type { Locale } from '#shared/accounts/schema'
import { useApi } from '~/composables/useApi'
import { useSession } from '~/composables/useSession'

/** The language of the interface; for someone signed in the choice is kept in their profile and follows them to other devices. */
export function useLanguage() {
  const { locale, locales, setLocale } = useI18n()
  const { user, refresh } = useSession()
  const api = useApi()

  async function setLanguage(code: Locale) {
    await setLocale(code)
    if (!user.value || user.value.locale === code) return
    await api('/api/profile', { method: 'PATCH', body: { locale: code } })
    await refresh()
  }

  return { locale, languages: locales, setLanguage }
}
