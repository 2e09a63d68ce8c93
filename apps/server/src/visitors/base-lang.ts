/** The first part of the first of a browser's language tags, such as `de` of `de-AT`; "" without any. */
export const baseLangOf = (languages: readonly string[]): string =>
  /^[a-z]{2,3}(?![a-z])/.exec(languages[0]?.toLowerCase() ?? "")?.[0] ?? "";
