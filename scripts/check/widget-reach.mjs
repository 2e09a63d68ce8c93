// The widget must not carry a validator. It imports protocol types, which cost nothing; but one value
// from a file that builds a schema would pull the whole library onto every visitor's page. So this
// follows what the widget imports at run time, through our own packages, as far as it goes.
import { posix } from "node:path";

const VALIDATORS = ["typebox", "@sinclair/typebox", "ajv", "zod", "valibot", "yup", "joi"];
const SUFFIXES = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];

export const WIDGET_SENTENCE = "The widget never imports a validator, not even through a package.";

const isValidator = (specifier) =>
  VALIDATORS.some((name) => specifier === name || specifier.startsWith(`${name}/`));

/** Path without extension that `@foyer/x/y` stands for by the `exports` of its package.json. */
function exported(specifier, world) {
  const name = specifier.split("/").slice(0, 2).join("/");
  const folder = world.folders.get(name);
  if (!folder) return undefined;
  const rest = specifier.slice(name.length);
  const exports = world.manifests.get(folder).exports ?? {};
  const exact = exports[`.${rest}`];
  const path = exact ?? exports["./*"]?.replace("*", rest.slice(1));
  return path && posix.join(folder, path);
}

function resolve(imported, world) {
  const path = imported.target ?? exported(imported.specifier, world);
  return path && SUFFIXES.map((suffix) => path + suffix).find((file) => world.files.has(file));
}

/** Chains of files from the widget to a validator, each only by its shortest way. */
export function validatorChains(world) {
  const inWidget = [...world.files.values()].filter(
    (file) => file.path.startsWith("apps/widget/src/") && !file.isTest,
  );
  const queue = inWidget.map((file) => [file.path]);
  const seen = new Set(inWidget.map((file) => file.path));
  const chains = [];
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    for (const imported of world.files.get(chain.at(-1)).imports) {
      if (imported.typeOnly) continue;
      if (isValidator(imported.specifier)) chains.push([...chain, imported.specifier]);
      const next = resolve(imported, world);
      if (next && !seen.has(next)) queue.push([...chain, next]);
      if (next) seen.add(next);
    }
  }
  return chains;
}
