/** The few words of a transcript that are ours. `{site}` is the site's name. */
export interface TranscriptWords {
  subject: string;
  you: string;
  /** Who answers from the articles. */
  assistant: string;
}

const WORDS: Record<string, TranscriptWords> = {
  en: { subject: "Your chat with {site}", you: "You", assistant: "Help articles" },
  de: { subject: "Ihr Chat mit {site}", you: "Sie", assistant: "Hilfeartikel" },
  fr: { subject: "Votre conversation avec {site}", you: "Vous", assistant: "Articles d’aide" },
  es: { subject: "Su conversación con {site}", you: "Usted", assistant: "Artículos de ayuda" },
  pt: { subject: "Sua conversa com {site}", you: "Você", assistant: "Artigos de ajuda" },
  ar: { subject: "محادثتك مع {site}", you: "أنت", assistant: "مقالات المساعدة" },
  zh: { subject: "您与 {site} 的对话", you: "您", assistant: "帮助文章" },
  ja: { subject: "{site} とのチャット", you: "お客様", assistant: "ヘルプ記事" },
  ko: { subject: "{site}과(와)의 대화", you: "나", assistant: "도움말" },
  ru: { subject: "Ваш чат с {site}", you: "Вы", assistant: "Статьи справки" },
};

/** In the first of these languages that there are words for, else in English; `lang` says in which. */
export function transcriptWords(languages: string[]): TranscriptWords & { lang: string } {
  const known = languages.map((lang) => (lang.split("-")[0] ?? "").toLowerCase());
  const lang = known.find((lang) => WORDS[lang]) ?? "en";
  return { ...(WORDS[lang] as TranscriptWords), lang };
}
