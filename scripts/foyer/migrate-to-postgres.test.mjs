import { expect, test } from "vitest";
import { folderWith } from "../check/fixture.mjs";
import { runCommand } from "./run-command.mjs";
import { runFoyer } from "./run-foyer.mjs";

const migrate = (folder, args = []) =>
  runFoyer(folder, ["migrate-to-postgres", ...args], { env: { DATABASE_URL: "" } });

test("what it cannot be asked is told, with how to ask", () => {
  const folder = folderWith({ "data/.keep": "" });
  for (const wrong of ["backup.db", "--force"]) {
    const { status, said } = migrate(folder, [wrong]);
    expect(status).toBe(2);
    expect(said).toContain("Usage: npm run foyer -- migrate-to-postgres [--anew]\n");
  }
  const { status, said } = migrate(folder, ["--help"]);
  expect([status, said]).toEqual([0, expect.stringContaining("The server must be stopped")]);
});

test("a command's own exit code is the program's", async () => {
  const command = { usage: "try", takesFile: false, options: {}, run: async () => 1 };
  expect(await runCommand({ try: command }, ["try"])).toBe(1);
});
