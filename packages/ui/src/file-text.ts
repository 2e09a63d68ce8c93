/** What kind of file it is, in the letters that people know it by. */
export const badgeOf = (name: string): string =>
  /\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? "•";

/** "640 KB", "1.4 MB": units that every language knows. */
export function sizeText(bytes: number): string {
  const kilo = bytes / 1024;
  return kilo < 1000 ? `${Math.ceil(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}
