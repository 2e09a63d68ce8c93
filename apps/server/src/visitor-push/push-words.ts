import { baseLangOf } from "../visitors/base-lang.ts";

/** What is said on the chat's own page about being told of answers, and in a notification without words of an agent. */
export interface PushWords {
  /** The name of the strip, for those who cannot see it. */
  name: string;
  offer: string;
  notNow: string;
  told: string;
  stop: string;
  denied: string;
  failed: string;
  again: string;
  answer: string;
}

const WORDS: Record<string, PushWords> = {
  en: {
    name: "Notifications",
    offer: "Tell me when there is an answer",
    notNow: "Not now",
    told: "You will be told when there is an answer.",
    stop: "Switch off",
    denied:
      "Your browser blocks notifications from this page. Allow them in its settings for this address, then try again.",
    failed: "That did not work just now.",
    again: "Try again",
    answer: "There is an answer for you",
  },
  de: {
    name: "Benachrichtigungen",
    offer: "Benachrichtigen, wenn eine Antwort da ist",
    notNow: "Nicht jetzt",
    told: "Sie erfahren, wenn eine Antwort da ist.",
    stop: "Ausschalten",
    denied:
      "Ihr Browser blockiert Benachrichtigungen dieser Seite. Erlauben Sie sie in den Einstellungen für diese Adresse und versuchen Sie es dann noch einmal.",
    failed: "Das hat gerade nicht geklappt.",
    again: "Noch einmal versuchen",
    answer: "Es gibt eine Antwort für Sie",
  },
  fr: {
    name: "Notifications",
    offer: "Me prévenir quand il y a une réponse",
    notNow: "Pas maintenant",
    told: "Vous serez prévenu dès qu’il y a une réponse.",
    stop: "Désactiver",
    denied:
      "Votre navigateur bloque les notifications de cette page. Autorisez-les dans ses réglages pour cette adresse, puis réessayez.",
    failed: "Cela n’a pas fonctionné cette fois.",
    again: "Réessayer",
    answer: "Vous avez une réponse",
  },
  es: {
    name: "Notificaciones",
    offer: "Avisarme cuando haya una respuesta",
    notNow: "Ahora no",
    told: "Le avisaremos cuando haya una respuesta.",
    stop: "Desactivar",
    denied:
      "Su navegador bloquea las notificaciones de esta página. Permítalas en sus ajustes para esta dirección y vuelva a intentarlo.",
    failed: "No ha funcionado en este momento.",
    again: "Reintentar",
    answer: "Tiene una respuesta",
  },
  pt: {
    name: "Notificações",
    offer: "Avisar quando houver uma resposta",
    notNow: "Agora não",
    told: "Você será avisado quando houver uma resposta.",
    stop: "Desativar",
    denied:
      "Seu navegador bloqueia as notificações desta página. Permita-as nas configurações para este endereço e tente de novo.",
    failed: "Não funcionou agora.",
    again: "Tentar de novo",
    answer: "Há uma resposta para você",
  },
  ar: {
    name: "الإشعارات",
    offer: "أعلمني عندما يصل الرد",
    notNow: "ليس الآن",
    told: "سنعلمك عندما يصل الرد.",
    stop: "إيقاف",
    denied: "يحظر متصفحك إشعارات هذه الصفحة. اسمح بها في إعداداته لهذا العنوان، ثم حاول مرة أخرى.",
    failed: "لم ينجح ذلك الآن.",
    again: "حاول مرة أخرى",
    answer: "لديك رد جديد",
  },
  zh: {
    name: "通知",
    offer: "有回复时通知我",
    notNow: "暂不",
    told: "有回复时会通知您。",
    stop: "关闭",
    denied: "您的浏览器阻止了此页面的通知。请在浏览器设置中允许此网址的通知，然后重试。",
    failed: "刚才没有成功。",
    again: "重试",
    answer: "您有新的回复",
  },
  ja: {
    name: "通知",
    offer: "返信があったら通知する",
    notNow: "後で",
    told: "返信があるとお知らせします。",
    stop: "オフにする",
    denied:
      "ブラウザーがこのページの通知をブロックしています。設定でこのアドレスの通知を許可してから、もう一度お試しください。",
    failed: "うまくいきませんでした。",
    again: "もう一度試す",
    answer: "返信が届いています",
  },
  ko: {
    name: "알림",
    offer: "답변이 오면 알려 주세요",
    notNow: "나중에",
    told: "답변이 오면 알려 드립니다.",
    stop: "끄기",
    denied:
      "브라우저가 이 페이지의 알림을 차단하고 있습니다. 브라우저 설정에서 이 주소의 알림을 허용한 뒤 다시 시도해 주세요.",
    failed: "지금은 되지 않았습니다.",
    again: "다시 시도",
    answer: "새 답변이 있습니다",
  },
  ru: {
    name: "Уведомления",
    offer: "Сообщить, когда придёт ответ",
    notNow: "Не сейчас",
    told: "Мы сообщим, когда придёт ответ.",
    stop: "Отключить",
    denied:
      "Браузер блокирует уведомления этой страницы. Разрешите их в настройках для этого адреса и попробуйте ещё раз.",
    failed: "Сейчас не получилось.",
    again: "Попробовать ещё раз",
    answer: "Вам ответили",
  },
};

/** In the first of these languages that there are words for, else in English; `lang` says in which. */
export function pushWords(languages: readonly string[]): PushWords & { lang: string } {
  const known = languages.map((tag) => baseLangOf([tag]));
  const lang = known.find((one) => Object.hasOwn(WORDS, one)) ?? "en";
  return { ...(WORDS[lang] as PushWords), lang };
}
