// This file must parse and run on any Node, however old: it is what tells people to update.

// The first version with everything that Vite and the server need (require of ES modules).
const OLDEST = [20, 19];

export function isSupported(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

export function requireNode() {
  if (isSupported(process.versions.node)) return;
  console.error(
    `Foyer needs Node ${OLDEST.join(".")} or newer, and this is Node ${process.versions.node}: ` +
      "get a newer one from https://nodejs.org and run the command again.",
  );
  process.exit(1);
}
