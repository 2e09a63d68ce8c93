// Who may import what: the "Never" list of the architecture, as far as a tool can see it.
// A rule names the files it holds for and the imports that it forbids to them.

/** `a/b` of `a/b/c` for packages with a scope, `a` of `a/b` for the others. */
function packageOf(specifier) {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

/** The folder of the workspace that a file or an import lies in, or undefined for a foreign package. */
function workspaceOf(path, imported, world) {
  if (imported && !imported.target) return world.folders.get(packageOf(imported.specifier));
  const [parent, name] = (imported?.target ?? path).split("/");
  return parent === "tests" || parent === "scripts" ? parent : `${parent}/${name}`;
}

const isPackage = (imported, names) =>
  !imported.target && names.includes(packageOf(imported.specifier));

const isApp = (folder) => folder?.startsWith("apps/");
const ships = (file) => !file.isTest && !file.path.startsWith("scripts/");
const isIn = (folder) => (file) => file.path.startsWith(`${folder}/src/`) && !file.isTest;

/** Forbids everything but files of the same workspace and the named packages. */
const allBut =
  (...names) =>
  (file, imported, world) =>
    workspaceOf(file.path) !== workspaceOf(file.path, imported, world) &&
    !isPackage(imported, names);

/** `messages` of `apps/server/src/messages/message-store.ts`; nothing for app.ts and its neighbours. */
const featureOf = (path) => /^apps\/server\/src\/([^/]+)\//.exec(path)?.[1];
const isStore = (path) => /-store(\.ts)?$/.test(path);

export const IMPORT_RULES = [
  {
    sentence: "The protocol imports nothing but its schema library.",
    holdsFor: isIn("packages/protocol"),
    forbids: allBut("typebox"),
  },
  {
    sentence: "faq-search imports nothing: it is pure, and runs anywhere.",
    holdsFor: isIn("packages/faq-search"),
    forbids: allBut(),
  },
  {
    sentence: "connection imports nothing but the protocol.",
    holdsFor: isIn("packages/connection"),
    forbids: allBut("@foyer/protocol"),
  },
  {
    sentence: "An app never imports an app: they meet on the wire.",
    holdsFor: (file) => isApp(file.path),
    forbids: (file, imported, world) => {
      const folder = workspaceOf(file.path, imported, world);
      return isApp(folder) && folder !== workspaceOf(file.path);
    },
  },
  {
    sentence: "A package never imports an app (test-kit alone starts the server).",
    holdsFor: (file) => file.path.startsWith("packages/"),
    forbids: (file, imported, world) => {
      const folder = workspaceOf(file.path, imported, world);
      return (
        isApp(folder) && !(file.path.startsWith("packages/test-kit/") && folder === "apps/server")
      );
    },
  },
  {
    sentence: "Code that ships never imports test-kit or a test.",
    holdsFor: ships,
    forbids: (file, imported, world) =>
      workspaceOf(file.path, imported, world) === "packages/test-kit" ||
      /\.test(\.[cm]?[jt]sx?)?$/.test(imported.specifier),
  },
  {
    sentence: "Only socket/ knows ws.",
    holdsFor: (file) => ships(file) && !file.path.startsWith("apps/server/src/socket/"),
    forbids: (_file, imported) => isPackage(imported, ["ws", "@fastify/websocket"]),
  },
  {
    sentence: "Only db/, move/ and *-store.ts know drizzle and the databases' drivers.",
    holdsFor: (file) =>
      ships(file) &&
      !/^apps\/server\/src\/(db|move)\//.test(file.path) &&
      !/\/drizzle[\w-]*\.config\.ts$/.test(file.path) &&
      !isStore(file.path),
    forbids: (_file, imported) =>
      isPackage(imported, ["drizzle-orm", "drizzle-kit", "better-sqlite3", "pg"]),
  },
  {
    sentence: "Only cluster/ knows Redis.",
    holdsFor: (file) => ships(file) && !file.path.startsWith("apps/server/src/cluster/"),
    forbids: (_file, imported) => isPackage(imported, ["redis", "@redis/client"]),
  },
  {
    sentence: "A feature never touches another's store: it calls its acts.",
    holdsFor: (file) => ships(file) && featureOf(file.path) !== undefined,
    forbids: (file, imported) =>
      imported.target !== undefined &&
      isStore(imported.target) &&
      featureOf(imported.target) !== featureOf(file.path),
  },
  {
    sentence: "Features are registered by hand, never found by autoload.",
    holdsFor: ships,
    forbids: (_file, imported) => isPackage(imported, ["@fastify/autoload"]),
  },
];
