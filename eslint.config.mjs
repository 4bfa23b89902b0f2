import withNuxt from './.nuxt/eslint.config.mjs'
import { guardedPackages, layers } from './scripts/layers.mjs'

const isInApp = folder => !folder.startsWith('server') && folder !== 'migrations'

/** What a layer may not import by name; imports by relative path are held by tests/unit/architecture.test.ts. */
function forbiddenIn({ from, packages, why }) {
  const serverFolders = from.filter(name => name.startsWith('server/')).map(name => name.slice('server/'.length))
  const allowed = serverFolders.length > 0 ? `(?!(?:${serverFolders.join('|')})(?:/|$))` : ''
  const appFolders = from.filter(isInApp).filter(name => name !== 'shared')
  return [
    { regex: `^#server/${allowed}`, message: why },
    { regex: appFolders.length > 0 ? `^~/(?!(?:${appFolders.join('|')}|i18n|assets)(?:/|$))` : '^~/', message: why },
    { regex: `^(?:${guardedPackages.filter(name => !packages.includes(name)).join('|')})(?:/|$)`, message: why },
  ]
}

export default withNuxt(
  { ignores: ['.output*/**', '.data*/**', '.cache/**', 'coverage/**', 'public/**'] },
  ...layers.toSorted((a, b) => a.folder.length - b.folder.length).map(layer => ({
    name: `layer/${layer.folder}`,
    files: layer.folder.endsWith('.ts') ? [layer.folder] : [`${layer.folder}/**/*.{ts,vue}`],
    rules: { 'no-restricted-imports': ['error', { patterns: forbiddenIn(layer) }] },
  })),
  // The help is our own text, rendered without the HTML it may hold.
  { files: ['components/help/HelpText.vue'], rules: { 'vue/no-v-html': 'off' } },
  {
    rules: {
      'no-console': 'off',
      'vue/multi-word-component-names': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', {
        selector: 'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip|todo|fails)$/]',
        message: 'A test runs always or is deleted.',
      }],
    },
  },
)
