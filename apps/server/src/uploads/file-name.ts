/** As long as file systems take it, and as the wire allows. */
const NAME_MAX = 200;

/** Longest ending that is kept when a name is cut, with its dot. */
const ENDING_MAX = 12;

/** Control characters, and those that turn the direction of reading: "gpj.exe" must not read "exe.jpg". */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** The name to show and to save under: no path, nothing unseen, at most 200 characters, never empty. */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const seen = last
    .replace(UNSEEN, "")
    .replace(/[<>:"|?*]/g, "_")
    .trim();
  const name = seen.replace(/^\.+/, "");
  return cut(name === "" ? "file" : name);
}

/** In lower case and without its dot; "" when there is none. */
export const endingOf = (name: string): string =>
  /\.([^.]+)$/.exec(name.trimEnd())?.[1]?.toLowerCase() ?? "";

function cut(name: string): string {
  if (name.length <= NAME_MAX) return name;
  const ending = endingOf(name);
  const kept = ending && ending.length < ENDING_MAX ? `.${ending}` : "";
  return (
    name
      .slice(0, NAME_MAX - kept.length)
      .toWellFormed()
      .replaceAll("\uFFFD", "") + kept
  );
}
