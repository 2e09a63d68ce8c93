/** What an owner can have done by the server's program instead of running it. */
const COMMANDS = ["migrate-to-postgres", "recount-reports"];

/** Whether the first argument of the program asks for a command. */
export const isCommand = (name: string | undefined): boolean => COMMANDS.includes(name ?? "");

/**
 * Runs the command that `args` begin with, and says on the terminal what happens. Resolves with the exit
 * code: 0 done, 1 could not be done (one line says why), 2 wrongly asked for.
 */
export async function runCommand(
  [name, ...args]: string[],
  env: NodeJS.ProcessEnv,
  options: { databaseDir: string },
): Promise<number> {
  // Late: no start of a server needs them.
  if (name === "recount-reports") {
    const { recountReports } = await import("./reports/recount-command.ts");
    return recountReports(args, env, options);
  }
  const { migrateToPostgres } = await import("./move/migrate-command.ts");
  return migrateToPostgres(args, env, options);
}
