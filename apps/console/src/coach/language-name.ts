import { spoken } from "../language/say.ts";

/** What a language is called in the language that the agent reads, such as "German" for "de". */
export function languageName(lang: string): string {
  return new Intl.DisplayNames([spoken()], { type: "language" }).of(lang) ?? lang;
}
