import { root, workspaces } from "../start/workspaces.mjs";
import { FILE_RULES } from "./file-rules.mjs";
import { IMPORT_RULES } from "./import-rules.mjs";
import { sourceFiles } from "./source-files.mjs";
import { validatorChains, WIDGET_SENTENCE } from "./widget-reach.mjs";

function readWorld(top) {
  const list = workspaces(top);
  return {
    files: sourceFiles(top),
    folders: new Map(list.map(({ folder, manifest }) => [manifest.name, folder])),
    manifests: new Map(list.map(({ folder, manifest }) => [folder, manifest])),
  };
}

const brokenImports = (world, file) =>
  IMPORT_RULES.filter((rule) => rule.holdsFor(file)).flatMap((rule) =>
    file.imports
      .filter((imported) => rule.forbids(file, imported, world))
      .map(
        ({ line, specifier }) => `${file.path}:${line} imports "${specifier}". ${rule.sentence}`,
      ),
  );

const brokenFiles = (file) =>
  FILE_RULES.map((rule) => ({ rule, what: rule.breaks(file) }))
    .filter(({ what }) => what)
    .map(({ rule, what }) => `${file.path}: ${what}. ${rule.sentence}`);

/** Every break of a rule below `top`, one sentence each. */
export function importProblems(top = root) {
  const world = readWorld(top);
  const files = [...world.files.values()];
  return [
    ...files.flatMap((file) => brokenImports(world, file)),
    ...files.flatMap(brokenFiles),
    ...validatorChains(world).map((chain) => `${chain.join(" → ")}. ${WIDGET_SENTENCE}`),
  ];
}

export function checkImports(top = root) {
  const problems = importProblems(top);
  for (const problem of problems) console.log(`  ${problem}`);
  const rules = IMPORT_RULES.length + FILE_RULES.length + 1;
  return {
    ok: problems.length === 0,
    summary: problems.length > 0 ? `${problems.length} broken` : `${rules} rules hold`,
  };
}
