import { renderHelpPage } from '#shared/help/markdown'

const english = import.meta.glob<string>(['../docs/*.md', '!../docs/{performance,screens}.md'], { query: '?raw', import: 'default', eager: true })
const persian = import.meta.glob<string>('../docs/fa/*.md', { query: '?raw', import: 'default', eager: true })

/** The pages of the help in their order, with their icons. */
const topics = {
  'start': 'i-lucide-rocket',
  'today': 'i-lucide-sun',
  'tasks': 'i-lucide-list-checks',
  'calendar': 'i-lucide-calendar-days',
  'contacts': 'i-lucide-users',
  'import': 'i-lucide-file-input',
  'reading': 'i-lucide-scan-text',
  'pipeline': 'i-lucide-square-kanban',
  'proposals': 'i-lucide-file-text',
  'money': 'i-lucide-hand-coins',
  'reports': 'i-lucide-chart-column',
  'activities': 'i-lucide-messages-square',
  'drafts': 'i-lucide-mail-plus',
  'notes-and-files': 'i-lucide-paperclip',
  'history': 'i-lucide-history',
  'keyboard': 'i-lucide-keyboard',
  'insights': 'i-lucide-lightbulb',
  'assistant': 'i-lucide-sparkles',
  'offline': 'i-lucide-smartphone',
  'ai': 'i-lucide-sparkles',
  'settings': 'i-lucide-settings',
  'security': 'i-lucide-shield-check',
  'api': 'i-lucide-braces',
  'self-hosting': 'i-lucide-server',
}

/** The help in the person's language; it comes with the app, so that it always fits the version that runs. */
export function useHelp() {
  const { locale } = useI18n()
  return {
    pages: computed(() => Object.entries(topics).map(([name, icon]) => {
      const source = locale.value === 'fa' ? persian[`../docs/fa/${name}.md`] : english[`../docs/${name}.md`]
      return { name, icon, page: renderHelpPage(source ?? '') }
    })),
  }
}
