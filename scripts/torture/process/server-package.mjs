import { createRequire } from "node:module";

/** Packages as the server itself has them: the driver needs no dependencies of its own. */
export const serverPackage = createRequire(
  new URL("../../../apps/server/package.json", import.meta.url),
);
