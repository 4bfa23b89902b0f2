export default defineAppConfig({
  ui: {
    colors: { primary: 'blue', secondary: 'violet', neutral: 'slate', success: 'green', info: 'cyan', warning: 'orange', error: 'red' },
  },
})
