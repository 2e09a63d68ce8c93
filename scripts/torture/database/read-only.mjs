import { makeReadOnly, whyNoMount } from "./mount.mjs";
import { createStage } from "./stage.mjs";

/** The folder may not be written to at a start: it says so and ends, and harms nothing. */
export const readOnly = {
  name: "read-only at the start",
  async run() {
    const skipped = whyNoMount();
    if (skipped) return { skipped };
    const stage = await createStage();
    const { server, dataDir } = stage.house;
    const result = await stage.befall(async () => {
      await server.kill();
      const allow = makeReadOnly(dataDir);
      const said = await server.start().then(
        () => "it started",
        (error) => error.message,
      );
      await server.kill();
      allow();
      return said;
    });
    if (!result.told.includes("DATA_DIR")) {
      result.offences.push({ kind: "not explained", line: result.told });
    }
    // Its starts are part of the trouble: how late its event loop was then says nothing.
    return { ...result, printed: result.told, late: undefined };
  },
};
