import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inParallel } from "../start/in-parallel.mjs";
import { root, workspaces } from "../start/workspaces.mjs";
import { runTool } from "./run-tool.mjs";

/** tsconfig.json and, where what ships is held to less than its tests, tsconfig.shipped.json. */
function projects() {
  return [{ folder: "." }, ...workspaces()].flatMap(({ folder }) =>
    readdirSync(join(root, folder))
      .filter((name) => /^tsconfig(\.shipped)?\.json$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}

/** One compiler run for every project. */
export async function checkTypes() {
  const list = projects();
  const answers = await inParallel(list, async (project) => ({
    project,
    ...(await runTool("tsc", ["--noEmit", "-p", project])),
  }));
  const failed = answers.filter(({ ok }) => !ok);
  for (const { project, output } of failed) console.log(`${project}\n${output}`);
  const summary =
    failed.length > 0
      ? `${failed.length} of ${list.length} projects wrong`
      : `${list.length} projects`;
  return { ok: failed.length === 0, summary };
}
