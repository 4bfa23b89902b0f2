import pg from 'pg'

type Callback = (error: Error | undefined, result: pg.QueryResult) => void

/** The parts of pg's query that its types leave out: what it sends, and what it does with the answers. */
interface Conversation {
  prepare(connection: Wire): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Wire): void
}

interface Wire {
  parse(message: { text: string }): void
  bind(message: { values: string[] }): void
  execute(message: object): void
}

const PreparedQuery = pg.Query as unknown as new (config: pg.QueryConfig & { queryMode: 'extended' }, callback: Callback) => Conversation & pg.Submittable

/**
 * A statement with its organization before it, in one message to the server: up to its end (Sync) both run in one
 * transaction, their own or the open one, so that the setting costs no round trip and ends with it.
 */
export class ScopedQuery extends PreparedQuery {
  readonly #organization: string
  #isSet = false

  constructor(organization: string, text: string, values: readonly unknown[], callback: Callback) {
    super({ text, values: [...values], queryMode: 'extended' }, callback)
    this.#organization = organization
  }

  static async run(client: pg.ClientBase, organization: string, text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    try {
      return await new Promise((resolve, reject) => {
        client.query(new ScopedQuery(organization, text, values, (error, result) => error ? reject(error) : resolve(result)))
      })
    }
    catch (error) {
      // The stack of an answer from the network says nothing of who asked.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  override prepare(connection: Wire): void {
    connection.parse({ text: 'select set_config(\'simplecrm.organization\', $1, true)' })
    connection.bind({ values: [this.#organization] })
    connection.execute({})
    super.prepare(connection)
  }

  /** The first answer is that of the setting. */
  override handleDataRow(message: unknown): void {
    if (this.#isSet) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#isSet) super.handleCommandComplete(message, connection)
    this.#isSet = true
  }
}
