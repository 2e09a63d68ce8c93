/** What a mail says that goes out by itself. `{number}` is C-12, `{site}` the site's name. */
interface Words {
  receipt: string;
  text: string;
  outcome: string;
}

const WORDS: Record<string, Words> = {
  en: {
    receipt: "Your complaint {number} has reached us",
    text: "Thank you for telling us. Your complaint has the number {number}. We look into it and tell you what came of it.\n\n{site}\n\nThis is what you wrote:",
    outcome: "About your complaint {number}",
  },
  de: {
    receipt: "Ihre Beschwerde {number} ist bei uns angekommen",
    text: "Danke, dass Sie uns das sagen. Ihre Beschwerde hat die Nummer {number}. Wir gehen ihr nach und teilen Ihnen mit, was daraus geworden ist.\n\n{site}\n\nDas haben Sie geschrieben:",
    outcome: "Zu Ihrer Beschwerde {number}",
  },
  fr: {
    receipt: "Nous avons bien reçu votre réclamation {number}",
    text: "Merci de nous en avoir fait part. Votre réclamation porte le numéro {number}. Nous l’examinons et vous dirons ce qu’il en est.\n\n{site}\n\nVoici ce que vous avez écrit :",
    outcome: "À propos de votre réclamation {number}",
  },
  es: {
    receipt: "Hemos recibido su reclamación {number}",
    text: "Gracias por contárnoslo. Su reclamación tiene el número {number}. La estudiaremos y le diremos qué ha resultado.\n\n{site}\n\nEsto es lo que escribió:",
    outcome: "Sobre su reclamación {number}",
  },
  pt: {
    receipt: "Recebemos a sua reclamação {number}",
    text: "Obrigado por nos contar. Sua reclamação tem o número {number}. Vamos analisá-la e dizer a você o resultado.\n\n{site}\n\nFoi isto que você escreveu:",
    outcome: "Sobre a sua reclamação {number}",
  },
  ar: {
    receipt: "وصلتنا شكواك {number}",
    text: "شكرًا لإخبارنا. رقم شكواك هو {number}. سننظر فيها ونخبرك بالنتيجة.\n\n{site}\n\nهذا ما كتبته:",
    outcome: "بخصوص شكواك {number}",
  },
  zh: {
    receipt: "我们已收到您的投诉 {number}",
    text: "感谢您告诉我们。您的投诉编号是 {number}。我们会跟进处理，并告知您结果。\n\n{site}\n\n您所写的内容：",
    outcome: "关于您的投诉 {number}",
  },
  ja: {
    receipt: "苦情 {number} を受け付けました",
    text: "お知らせいただきありがとうございます。受付番号は {number} です。確認のうえ、結果をお知らせします。\n\n{site}\n\nお書きいただいた内容：",
    outcome: "苦情 {number} について",
  },
  ko: {
    receipt: "불만 사항 {number}이(가) 접수되었습니다",
    text: "알려 주셔서 감사합니다. 접수 번호는 {number}입니다. 확인한 뒤 결과를 알려 드리겠습니다.\n\n{site}\n\n작성하신 내용:",
    outcome: "불만 사항 {number}에 대하여",
  },
  ru: {
    receipt: "Мы получили вашу жалобу {number}",
    text: "Спасибо, что сообщили нам. Номер вашей жалобы — {number}. Мы разберёмся и расскажем, чем всё закончилось.\n\n{site}\n\nВот что вы написали:",
    outcome: "О вашей жалобе {number}",
  },
};

interface Values {
  number: string;
  site: string;
}

/** The mail that says a complaint has come, in the customer's language, else in English. */
export function receiptWords(lang: string, values: Values): { subject: string; text: string } {
  const { receipt, text } = wordsIn(lang);
  return { subject: filled(receipt, values), text: filled(text, values) };
}

/** The subject of the mail that says what came of it. */
export const outcomeSubject = (lang: string, values: Values): string =>
  filled(wordsIn(lang).outcome, values);

const wordsIn = (lang: string): Words =>
  WORDS[(lang.split("-")[0] ?? "").toLowerCase()] ?? (WORDS.en as Words);

const filled = (text: string, values: Values): string =>
  text.replace(/\{(number|site)\}/g, (_, name: keyof Values) => values[name]);
