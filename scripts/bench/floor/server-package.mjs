import { createRequire } from "node:module";

/** Packages as the server itself has them: the floor runs on the same version. */
export const serverPackage = createRequire(
  new URL("../../../apps/server/package.json", import.meta.url),
);
