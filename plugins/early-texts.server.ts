/** Set in the build by the translation module: where the browser asks for its texts. */
declare const __I18N_SERVER_ROUTE__: string
declare const __I18N_LOCALE_HASHES__: Record<string, string>

/** A page comes alive once its texts are there: the browser asks for them beside its scripts, not after them. */
export default defineNuxtPlugin({
  name: 'early-texts',
  dependsOn: ['i18n:plugin'],
  setup({ $i18n: { locale } }) {
    useHead({
      link: [{ rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href: () => `${__I18N_SERVER_ROUTE__}/${__I18N_LOCALE_HASHES__[locale.value]}/${locale.value}/messages.json` }],
    })
  },
})
