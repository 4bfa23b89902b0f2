/**
 * Who may import whom, for ESLint (in the editor) and tests/unit/architecture.test.ts (over everything).
 * `from`: the folders a layer may take our own code from, itself included. `packages`: of the packages that only
 * one place may know, those it may use. `why` says how to repair a broken rule.
 */
export const layers = [
  { folder: 'pages', from: ['components', 'composables', 'shared'], packages: [], why: 'A page fetches and lays out: ask the server through a composable.' },
  { folder: 'layouts', from: ['components', 'composables', 'shared'], packages: [], why: 'A layout asks the server through a composable.' },
  { folder: 'components', from: ['components', 'composables', 'offline', 'shared'], packages: [], why: 'A component takes its data by props or from a composable.' },
  { folder: 'composables', from: ['composables', 'offline', 'shared'], packages: [], why: 'A composable knows neither components nor the server: share types and rules through shared/.' },
  { folder: 'middleware', from: ['composables', 'shared'], packages: [], why: 'Page middleware uses composables.' },
  { folder: 'plugins', from: ['composables', 'shared'], packages: [], why: 'A plugin of the app uses composables.' },
  { folder: 'offline', from: ['offline', 'shared'], packages: ['idb', 'workbox-precaching'], why: 'offline/ runs in pages and in the service worker, which knows no components: it keeps and sends what it is given.' },
  { folder: 'shared', from: ['shared'], packages: [], why: 'shared/ runs on both sides: schemas and pure rules, zod and pure libraries only.' },
  { folder: 'migrations', from: ['migrations'], packages: ['kysely'], why: 'A migration is frozen: it uses kysely and nothing that may change.' },

  { folder: 'server/api', from: ['server/domain', 'server/http', 'server/config', 'server/log', 'shared'], packages: ['h3', 'nitropack'], why: 'A route is guard, parse, one domain call, return: move the rest into server/domain.' },
  { folder: 'server/routes', from: ['server/domain', 'server/http', 'server/config', 'server/log', 'shared'], packages: ['h3', 'nitropack'], why: 'A route is guard, parse, one domain call, return: move the rest into server/domain.' },
  { folder: 'server/middleware', from: ['server/domain', 'server/http', 'server/config', 'server/log', 'shared'], packages: ['h3', 'nitropack'], why: 'Middleware is as thin as a route.' },
  { folder: 'server/plugins', from: ['server/lifecycle', 'server/http', 'server/config', 'server/log', 'server/metrics', 'server/errors', 'shared'], packages: ['h3', 'nitropack'], why: 'A plugin only starts what another folder holds.' },
  { folder: 'server/entry', from: ['server/entry', 'server/cli', 'server/http', 'server/config', 'server/log', 'server/errors'], packages: ['h3', 'nitropack'], why: 'The entry parses the command line and, for serve, puts the pages and routes on a port.' },
  { folder: 'server/cli', from: ['server/cli', 'server/doctor', 'server/fleet', 'server/lifecycle', 'server/domain', 'server/storage', 'server/config', 'server/secret', 'server/db', 'server/log', 'server/metrics', 'server/errors', 'server/executable', 'shared'], packages: ['commander'], why: 'A command is as thin as a route: parse, one call, print.' },
  { folder: 'server/fleet', from: ['server/fleet', 'server/secret', 'server/errors'], packages: [], why: 'The fleet runs other installations by their executables and opens nothing of theirs itself.' },
  { folder: 'server/doctor', from: ['server/doctor', 'server/lifecycle', 'server/domain', 'server/db', 'server/queue', 'server/mail', 'server/config', 'server/executable', 'server/errors', 'shared'], packages: [], why: 'The doctor looks at what other folders hold and changes nothing.' },
  { folder: 'server/lifecycle', from: ['server/lifecycle', 'server/domain', 'server/http', 'server/config', 'server/secret', 'server/db', 'server/jobs', 'server/queue', 'server/realtime', 'server/storage', 'server/workers', 'server/log', 'server/metrics', 'server/errors', 'shared'], packages: [], why: 'The lifecycle opens, starts and stops what other folders hold.' },
  { folder: 'server/http', from: ['server/http', 'server/domain', 'server/db', 'server/realtime', 'server/config', 'server/secret', 'server/errors', 'server/log', 'server/metrics', 'server/executable', 'shared'], packages: ['h3', 'nitropack'], why: 'server/http turns requests into actors and errors into answers; rules belong to server/domain.' },
  { folder: 'server/jobs', from: ['server/jobs', 'server/domain', 'server/http', 'server/config', 'server/secret', 'server/db', 'server/queue', 'server/mail', 'server/errors', 'server/log', 'shared'], packages: [], why: 'A job parses its payload and calls the domain.' },
  { folder: 'server/domain', from: ['server/domain', 'server/db', 'server/queue', 'server/ai', 'server/importers', 'server/exporters', 'server/storage', 'server/realtime', 'server/typesetting', 'server/workers', 'server/sealed-text', 'server/errors', 'server/log', 'server/metrics', 'shared'], packages: ['kysely'], why: 'The domain knows no HTTP, protocol or driver: enqueue a job, or take what is needed as an argument.' },
  { folder: 'server/ai', from: ['server/ai', 'server/db', 'server/config', 'server/secret', 'server/sealed-text', 'server/errors', 'server/log', 'server/metrics', 'shared'], packages: ['kysely', '@anthropic-ai/sdk'], why: 'server/ai knows the database and nothing of the CRM: take what is needed as an argument.' },
  ...['queue', 'realtime'].map(name => ({ folder: `server/${name}`, from: [`server/${name}`, 'server/db', 'server/config', 'server/errors', 'server/log', 'server/metrics', 'shared'], packages: ['kysely'], why: `server/${name} knows the database and nothing of the CRM: take what is needed as an argument.` })),
  ...['mail', 'importers', 'exporters', 'storage'].map(name => ({ folder: `server/${name}`, from: [`server/${name}`, 'server/config', 'server/errors', 'server/log', 'shared'], packages: { mail: ['nodemailer'], storage: ['unstorage', 'aws4fetch', '@vercel/blob', 'tar-stream'] }[name] ?? [], why: `server/${name} speaks a format or protocol and knows neither database nor CRM: take what is needed as an argument.` })),
  { folder: 'server/typesetting', from: ['server/typesetting', 'server/executable', 'server/log', 'shared'], packages: ['@myriaddreamin/typst-ts-web-compiler'], why: 'server/typesetting sets what it is given and knows neither database nor CRM: take what is needed as an argument.' },
  { folder: 'server/workers', from: ['server/workers', 'server/db', 'server/importers', 'server/exporters', 'server/config', 'server/errors', 'server/log', 'shared'], packages: ['better-sqlite3', 'kysely'], why: 'A worker thread reads and computes; its caller in server/domain holds the rules.' },
  { folder: 'server/db/dialect', from: ['server/db', 'server/log', 'server/metrics', 'server/executable', 'shared'], packages: ['kysely', 'better-sqlite3', 'pg'], why: 'The dialect knows the engines and nothing of the CRM.' },
  { folder: 'server/db', from: ['server/db', 'migrations', 'server/config', 'server/errors', 'server/log', 'shared'], packages: ['kysely'], why: 'server/db knows tables and engines; drivers stay in server/db/dialect, migrations in migrate.ts.' },
  { folder: 'server/config.ts', from: ['server/errors', 'server/executable', 'shared', 'package.json'], packages: [], why: 'The configuration depends on nothing of ours but the errors and the place of the program.' },
  { folder: 'server/secret.ts', from: ['server/config', 'server/errors'], packages: [], why: 'The secret depends on nothing of ours but configuration and errors.' },
  { folder: 'server/sealed-text.ts', from: [], packages: [], why: 'Sealing a text depends on nothing of ours.' },
  { folder: 'server/executable.ts', from: [], packages: [], why: 'Whether this is the executable depends on nothing of ours.' },
  { folder: 'server/log', from: ['server/log'], packages: ['pino'], why: 'The log depends on nothing of ours.' },
  { folder: 'server/metrics', from: [], packages: ['prom-client'], why: 'Metrics depend on nothing of ours: hand them what they count.' },
  { folder: 'server/errors.ts', from: ['shared'], packages: [], why: 'Errors depend on nothing of ours.' },
]

/** Packages that only the layers which list them may import. */
export const guardedPackages = ['h3', 'nitropack', 'kysely', 'better-sqlite3', 'pg', 'nodemailer', 'commander', 'pino', 'prom-client', 'unstorage', 'aws4fetch', '@vercel/blob', 'tar-stream', '@anthropic-ai/sdk', '@myriaddreamin/typst-ts-web-compiler', 'idb', 'workbox-precaching']

/** The files that may take the database without an organization: each entry is a file or a folder. */
export const systemDbImporters = ['server/db', 'server/http', 'server/lifecycle', 'server/cli', 'server/domain/accounts']
