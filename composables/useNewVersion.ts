import { workerPath } from '~/offline/shell'

/** Starts the service worker, and offers to reload once another version of the program stands ready. */
export function useNewVersion() {
  const toast = useToast()
  const { t } = useI18n()
  const { app: { buildId, baseURL, buildAssetsDir } } = useRuntimeConfig()

  /** Whether the page is of the version that the server now has: then it needs no reload. */
  async function isCurrent(): Promise<boolean> {
    const latest = await fetch(`${baseURL}${buildAssetsDir.replace(/^\//, '')}builds/latest.json`, { cache: 'no-store' }).then(response => response.json() as Promise<{ id: string }>)
    return latest.id === buildId
  }

  async function offer(worker: ServiceWorker) {
    const takeOver = () => worker.postMessage('take-over')
    if (await isCurrent().catch(() => false)) return takeOver()
    toast.add({
      id: 'new-version', title: t('install.newVersion'), icon: 'i-lucide-sparkles', duration: 0,
      actions: [{ label: t('install.reload'), onClick: () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
        takeOver()
      } }],
    })
  }

  return {
    async start() {
      if (import.meta.dev || !('serviceWorker' in navigator)) return
      const registration = await navigator.serviceWorker.register(workerPath, { updateViaCache: 'none' })
      const whenInstalled = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) void offer(worker)
      })
      if (registration.waiting && navigator.serviceWorker.controller) void offer(registration.waiting)
      registration.addEventListener('updatefound', () => whenInstalled(registration.installing))
    },
  }
}
