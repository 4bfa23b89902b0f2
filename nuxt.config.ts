export default defineNuxtConfig({ srcDir: '.', telemetry: { enabled: false }, compatibilityDate: '2026-01-01' })
