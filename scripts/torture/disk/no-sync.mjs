// Loaded into a server by --import: takes the sync before the ack away. A power cut must lose
// acked messages then; a test that does not notice that would notice nothing.
import { open } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const handle = await open(fileURLToPath(import.meta.url), "r");
Object.getPrototypeOf(handle).datasync = async () => {};
await handle.close();
