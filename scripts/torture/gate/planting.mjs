import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A plant whose place is not there any more: the gate would prove nothing. */
export class PlantLost extends Error {}

/** The text of the plant's file below `root` with the bug in it. */
export function plantedText(root, { name, file, find, replace }) {
  const parts = read(root, name, file).split(find);
  if (parts.length === 2) return parts.join(replace);
  const times = parts.length === 1 ? "not at all" : `${parts.length - 1} times`;
  throw new PlantLost(
    `${name}: its text is in ${file} ${times}, instead of once:\n${find}\n` +
      "Plant the same bug into what stands there now.",
  );
}

/** Puts the bug into the file below `root`; returns how to take it out. */
export function plant(root, bug) {
  const path = join(root, bug.file);
  const sound = readFileSync(path, "utf8");
  writeFileSync(path, plantedText(root, bug));
  return () => writeFileSync(path, sound);
}

function read(root, name, file) {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    throw new PlantLost(`${name}: there is no ${file} any more. Plant the same bug elsewhere.`);
  }
}
