import { main } from '../server/cli/main'

await main(process.argv.slice(2))
