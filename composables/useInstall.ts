/** The event by which a browser says that it can install the app. */
interface InstallOffer extends Event { prompt(): Promise<void> }

const offer = shallowRef<InstallOffer>()

/** Installing the app on the device, where the browser offers it. */
export function useInstall() {
  return {
    canInstall: computed(() => offer.value !== undefined),
    async install() {
      await offer.value?.prompt()
      offer.value = undefined
    },
  }
}

/** Keeps the browser's offer until somebody asks for it: no banner shows by itself. */
export function watchInstall() {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as InstallOffer
  })
  window.addEventListener('appinstalled', () => {
    offer.value = undefined
  })
}
