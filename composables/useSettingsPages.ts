import type { Permission } from '#shared/members/permissions'
import { useSession } from '~/composables/useSession'

interface SettingsPage { name: string, route: string, icon: string, needs?: Permission | 'operator' }

const groups: Record<'own' | 'team' | 'selling' | 'data', SettingsPage[]> = {
  own: [
    { name: 'profile', route: 'settings', icon: 'i-lucide-circle-user-round' },
    { name: 'security', route: 'settings-security', icon: 'i-lucide-shield-check' },
    { name: 'apiKeys', route: 'settings-api-keys', icon: 'i-lucide-key-round' },
    { name: 'notifications', route: 'settings-notifications', icon: 'i-lucide-bell' },
  ],
  team: [
    { name: 'organization', route: 'settings-organization', icon: 'i-lucide-building' },
    { name: 'members', route: 'settings-members', icon: 'i-lucide-users' },
    { name: 'ai', route: 'settings-ai', icon: 'i-lucide-sparkles', needs: 'ai.manage' },
    { name: 'auditLog', route: 'settings-audit-log', icon: 'i-lucide-scroll-text', needs: 'audit.read' },
  ],
  selling: [
    { name: 'pipelines', route: 'settings-pipelines', icon: 'i-lucide-square-kanban', needs: 'pipelines.manage' },
    { name: 'products', route: 'settings-products', icon: 'i-lucide-package', needs: 'products.manage' },
    { name: 'proposals', route: 'settings-proposals', icon: 'i-lucide-file-text', needs: 'proposals.manage' },
    { name: 'messageTemplates', route: 'settings-templates', icon: 'i-lucide-mail-plus', needs: 'templates.write' },
    { name: 'tags', route: 'settings-tags', icon: 'i-lucide-tags', needs: 'tags.manage' },
  ],
  data: [
    { name: 'imports', route: 'settings-imports', icon: 'i-lucide-file-input', needs: 'records.import' },
    { name: 'sampleData', route: 'settings-sample-data', icon: 'i-lucide-flask-conical', needs: 'sample-data.manage' },
    { name: 'usage', route: 'settings-usage', icon: 'i-lucide-gauge' },
    { name: 'installation', route: 'settings-installation', icon: 'i-lucide-server', needs: 'operator' },
  ],
}

/** Pages that another one leads to. */
const subpages: Record<string, string> = { 'settings-ai-answers': 'settings-ai' }

/** The pages of the settings that the person may open, in groups with a heading. */
export function useSettingsPages() {
  const { t } = useI18n()
  const { can, user } = useSession()
  const router = useRouter()
  const route = useRoute()

  const isOpen = ({ needs, ...page }: SettingsPage) => router.hasRoute(page.route)
    && (needs === undefined || (needs === 'operator' ? user.value?.isOperator ?? false : can(needs)))
  const linkTo = ({ name, route: to, icon }: SettingsPage) =>
    ({ label: t(`settings.pages.${name}`), icon, to: router.resolve({ name: to }).path, active: route.name === to || subpages[String(route.name)] === to })

  return computed(() => Object.entries(groups).map(([group, pages]) => ({ heading: t(`settings.groups.${group}`), links: pages.filter(isOpen).map(linkTo) }))
    .filter(({ links }) => links.length > 0))
}
