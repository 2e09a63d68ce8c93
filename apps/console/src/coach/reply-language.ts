/**
 * In which language a reply is read: that of the conversation, unless its script says otherwise. `lang` is
 * "" when it is not known.
 */
export function replyLanguage(text: string, lang: string): string {
  if (/\p{Script=Hangul}/u.test(text)) return "ko";
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  if (/\p{Script=Han}/u.test(text)) return lang === "ja" ? "ja" : "zh";
  const isLatin = /\p{Script=Latin}/u.test(text);
  return isLatin && ["", "zh", "ko", "ja"].includes(lang) ? "en" : lang;
}
