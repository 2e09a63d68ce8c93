import type { Client, Connection, Submittable } from "pg";
import type { Answer, Statement } from "./draft.ts";

/** What each connection has planned already, by name. */
const planned = new WeakMap<Client, Set<string>>();

/**
 * Sends statements as one message to the server, which answers all of them with one: a batch costs a
 * fraction of what a query for each would. The server stops at the first that fails, and leaves the
 * transaction open: whoever began it must roll it back. The promise rejects with that error.
 * `client` must not be a pipelining one, and all names must stand for one text for ever.
 */
export async function inOneGo(client: Client, statements: readonly Statement[]): Promise<Answer[]> {
  const names = planned.get(client) ?? new Set<string>();
  planned.set(client, names);
  const fresh = statements.filter(({ name }) => !names.has(name));
  if (fresh.length > 0) {
    await submit(client, (connection) => plan(connection, fresh));
    for (const { name } of fresh) names.add(name);
  }
  return submit(client, (connection) => run(connection, statements));
}

/** Before they run, so that one that fails while it runs is known to be planned. */
function plan(connection: Connection, statements: readonly Statement[]): void {
  for (const { name, text } of statements) {
    // It may be there if the connection was at this before, and was interrupted.
    connection.close({ type: "S", name }, true);
    connection.parse({ name, text, types: [] }, true);
  }
}

function run(connection: Connection, statements: readonly Statement[]): void {
  for (const { name, values } of statements) {
    connection.bind({ statement: name, values }, true);
    connection.execute(null, true);
  }
}

/** The parts of the driver's query that it calls; the answers come without a description of columns. */
interface Submission extends Submittable {
  callback(error: unknown, answers?: Answer[]): void;
  handleDataRow(message: { fields: (string | null)[] }): void;
  handleCommandComplete(message: { text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: unknown): void;
}

function submit(client: Client, send: (connection: Connection) => void): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const answers: Answer[] = [];
    let rows: (string | null)[][] = [];
    const submission: Submission = {
      // Called through the submission: the driver puts its own around it, to measure the time.
      callback: (error, answered) => (answered ? resolve(answered) : reject(error)),
      submit(connection) {
        const { stream } = connection;
        stream.cork();
        send(connection);
        connection.sync();
        stream.uncork();
      },
      handleDataRow: ({ fields }) => void rows.push(fields),
      handleCommandComplete({ text }) {
        answers.push({ tag: text, rows });
        rows = [];
      },
      handleReadyForQuery: () => submission.callback(null, answers),
      handleError: (error) => submission.callback(error),
    };
    client.query(submission);
  });
}
