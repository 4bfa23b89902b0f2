export interface Destination { name: 'today' | 'contacts' | 'companies' | 'pipeline' | 'proposals' | 'tasks' | 'calendar' | 'dashboard' | 'reports' | 'trash' | 'settings' | 'help', to: string, icon: string, keys?: string, isOnPhoneBar?: boolean, isAside?: boolean }

const destinations: Destination[] = [
  { name: 'today', to: '/', icon: 'i-lucide-sun', keys: 'g t', isOnPhoneBar: true },
  { name: 'contacts', to: '/contacts', icon: 'i-lucide-users', keys: 'g c', isOnPhoneBar: true },
  { name: 'companies', to: '/companies', icon: 'i-lucide-building-2', keys: 'g o' },
  { name: 'pipeline', to: '/deals', icon: 'i-lucide-square-kanban', keys: 'g p', isOnPhoneBar: true },
  { name: 'proposals', to: '/proposals', icon: 'i-lucide-file-text', keys: 'g q' },
  { name: 'tasks', to: '/tasks', icon: 'i-lucide-list-checks', keys: 'g k' },
  { name: 'calendar', to: '/calendar', icon: 'i-lucide-calendar-days', keys: 'g l' },
  { name: 'dashboard', to: '/dashboard', icon: 'i-lucide-layout-dashboard', keys: 'g d' },
  { name: 'reports', to: '/reports', icon: 'i-lucide-chart-column', keys: 'g r' },
  { name: 'trash', to: '/trash', icon: 'i-lucide-trash-2', isAside: true },
  { name: 'settings', to: '/settings', icon: 'i-lucide-settings', keys: 'g s', isAside: true },
  { name: 'help', to: '/help', icon: 'i-lucide-circle-help', isAside: true },
]

/** The places of the app, as the sidebar, the phone's bar, the palette and the shortcuts show them. */
export function useNavigation() {
  const route = useRoute()
  const isAt = (to: string) => to === '/' ? route.path === '/' : route.path === to || route.path.startsWith(`${to}/`)
  return { destinations, isAt }
}
