// Loaded into a server by --import, with --expose-gc: on SIGUSR2 it collects its garbage, so
// that memory is compared, not the moment at which each server last happened to collect.
process.on("SIGUSR2", () => {
  globalThis.gc();
  globalThis.gc();
});
