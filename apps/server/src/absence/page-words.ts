import { baseLangOf } from "../visitors/base-lang.ts";

/** What is said on the pages that links in mails with answers lead to. `{site}` is the site's name. */
export interface PageWords {
  opening: string;
  ended: string;
  endedWhy: string;
  blocked: string;
  trouble: string;
  again: string;
  openChat: string;
  /** Without JavaScript. */
  script: string;
  stopTitle: string;
  stopText: string;
  stopButton: string;
  stopped: string;
  stoppedText: string;
  unknown: string;
}

const WORDS: Record<string, PageWords> = {
  en: {
    opening: "Opening your chat…",
    ended: "This link does not work any more.",
    endedWhy: "Links in our mails work for 30 days. You can write to us anew at any time.",
    blocked: "The team takes no messages from here at the moment.",
    trouble: "The chat cannot be reached just now.",
    again: "Try again",
    openChat: "Open the chat",
    script: "This chat needs JavaScript. Please switch it on and load the page again.",
    stopTitle: "No more mails?",
    stopText:
      "We will not mail answers from {site} to this address any more. You can still read them in the chat.",
    stopButton: "No more mails",
    stopped: "Done: no more mails",
    stoppedText: "Leave your address in the chat again if you change your mind.",
    unknown: "There is nothing to end at this address. Please check the link that you were given.",
  },
  de: {
    opening: "Ihr Chat wird geöffnet…",
    ended: "Dieser Link gilt nicht mehr.",
    endedWhy: "Links in unseren E-Mails gelten 30 Tage. Sie können uns jederzeit neu schreiben.",
    blocked: "Das Team nimmt von hier zurzeit keine Nachrichten an.",
    trouble: "Der Chat ist gerade nicht zu erreichen.",
    again: "Noch einmal versuchen",
    openChat: "Chat öffnen",
    script:
      "Dieser Chat braucht JavaScript. Bitte schalten Sie es ein und laden Sie die Seite neu.",
    stopTitle: "Keine E-Mails mehr?",
    stopText:
      "Wir schicken Antworten von {site} dann nicht mehr an diese Adresse. Im Chat können Sie sie weiterhin lesen.",
    stopButton: "Keine E-Mails mehr",
    stopped: "Erledigt: keine E-Mails mehr",
    stoppedText:
      "Hinterlassen Sie Ihre Adresse einfach wieder im Chat, wenn Sie es sich anders überlegen.",
    unknown: "Unter dieser Adresse gibt es nichts abzubestellen. Bitte prüfen Sie den Link.",
  },
  fr: {
    opening: "Ouverture de votre chat…",
    ended: "Ce lien n’est plus valable.",
    endedWhy:
      "Les liens de nos e-mails sont valables 30 jours. Vous pouvez nous écrire de nouveau à tout moment.",
    blocked: "L’équipe n’accepte pas de messages d’ici pour le moment.",
    trouble: "Le chat est injoignable pour l’instant.",
    again: "Réessayer",
    openChat: "Ouvrir le chat",
    script: "Ce chat a besoin de JavaScript. Activez-le puis rechargez la page.",
    stopTitle: "Ne plus recevoir d’e-mails ?",
    stopText:
      "Les réponses de {site} ne seront plus envoyées à cette adresse. Vous pourrez toujours les lire dans le chat.",
    stopButton: "Ne plus recevoir d’e-mails",
    stopped: "C’est fait : plus d’e-mails",
    stoppedText: "Si vous changez d’avis, laissez de nouveau votre adresse dans le chat.",
    unknown: "Il n’y a rien à arrêter à cette adresse. Vérifiez le lien que vous avez reçu.",
  },
  es: {
    opening: "Abriendo su chat…",
    ended: "Este enlace ya no vale.",
    endedWhy:
      "Los enlaces de nuestros correos valen 30 días. Puede volver a escribirnos cuando quiera.",
    blocked: "El equipo no acepta mensajes desde aquí por ahora.",
    trouble: "No se puede acceder al chat en este momento.",
    again: "Reintentar",
    openChat: "Abrir el chat",
    script: "Este chat necesita JavaScript. Actívelo y vuelva a cargar la página.",
    stopTitle: "¿No más correos?",
    stopText:
      "No enviaremos más respuestas de {site} a esta dirección. Podrá seguir leyéndolas en el chat.",
    stopButton: "No más correos",
    stopped: "Listo: no más correos",
    stoppedText: "Si cambia de opinión, deje de nuevo su dirección en el chat.",
    unknown: "No hay nada que cancelar en esta dirección. Compruebe el enlace que recibió.",
  },
  pt: {
    opening: "Abrindo seu chat…",
    ended: "Este link não vale mais.",
    endedWhy:
      "Os links dos nossos e-mails valem por 30 dias. Você pode nos escrever de novo a qualquer momento.",
    blocked: "A equipe não aceita mensagens daqui no momento.",
    trouble: "Não é possível acessar o chat agora.",
    again: "Tentar de novo",
    openChat: "Abrir o chat",
    script: "Este chat precisa de JavaScript. Ative-o e recarregue a página.",
    stopTitle: "Não receber mais e-mails?",
    stopText:
      "Não enviaremos mais respostas de {site} a este endereço. Você ainda poderá lê-las no chat.",
    stopButton: "Não receber mais e-mails",
    stopped: "Pronto: não haverá mais e-mails",
    stoppedText: "Se mudar de ideia, deixe seu endereço de novo no chat.",
    unknown: "Não há nada a cancelar neste endereço. Confira o link que você recebeu.",
  },
  ar: {
    opening: "جارٍ فتح محادثتك…",
    ended: "لم يعد هذا الرابط صالحًا.",
    endedWhy: "روابط رسائلنا صالحة لمدة 30 يومًا. يمكنك أن تكتب إلينا من جديد في أي وقت.",
    blocked: "لا يستقبل الفريق رسائل من هنا حاليًا.",
    trouble: "لا يمكن الوصول إلى المحادثة الآن.",
    again: "حاول مرة أخرى",
    openChat: "افتح المحادثة",
    script: "تحتاج هذه المحادثة إلى JavaScript. يرجى تفعيله وإعادة تحميل الصفحة.",
    stopTitle: "إيقاف الرسائل؟",
    stopText: "لن نرسل ردود {site} إلى هذا العنوان بعد الآن. ويمكنك قراءتها في المحادثة دائمًا.",
    stopButton: "إيقاف الرسائل",
    stopped: "تم: لن تصلك رسائل بعد الآن",
    stoppedText: "إذا غيّرت رأيك فاترك عنوانك في المحادثة مرة أخرى.",
    unknown: "لا يوجد ما يمكن إيقافه على هذا العنوان. يرجى التحقق من الرابط.",
  },
  zh: {
    opening: "正在打开您的聊天…",
    ended: "此链接已失效。",
    endedWhy: "我们邮件中的链接有效期为 30 天。您可以随时重新给我们留言。",
    blocked: "团队目前不接收来自此处的消息。",
    trouble: "暂时无法连接到聊天。",
    again: "重试",
    openChat: "打开聊天",
    script: "此聊天需要 JavaScript。请启用后重新加载页面。",
    stopTitle: "不再接收邮件？",
    stopText: "我们将不再把 {site} 的回复发送到此地址。您仍可在聊天中阅读。",
    stopButton: "不再接收邮件",
    stopped: "完成：不再发送邮件",
    stoppedText: "如果您改变主意，请在聊天中重新留下地址。",
    unknown: "此地址没有可取消的内容。请检查您收到的链接。",
  },
  ja: {
    opening: "チャットを開いています…",
    ended: "このリンクは無効になりました。",
    endedWhy: "メールのリンクは 30 日間有効です。いつでも新しくお問い合わせいただけます。",
    blocked: "現在、こちらからのメッセージは受け付けていません。",
    trouble: "現在チャットに接続できません。",
    again: "もう一度試す",
    openChat: "チャットを開く",
    script: "このチャットには JavaScript が必要です。有効にしてページを再読み込みしてください。",
    stopTitle: "メールを停止しますか？",
    stopText:
      "{site} からの返信をこのアドレスにお送りしなくなります。返信は引き続きチャットで読めます。",
    stopButton: "メールを停止する",
    stopped: "メールを停止しました",
    stoppedText: "再開するには、チャットでもう一度アドレスをお知らせください。",
    unknown: "このアドレスには停止するものがありません。リンクをご確認ください。",
  },
  ko: {
    opening: "채팅을 여는 중…",
    ended: "이 링크는 더 이상 유효하지 않습니다.",
    endedWhy: "메일의 링크는 30일 동안 유효합니다. 언제든지 새로 문의하실 수 있습니다.",
    blocked: "지금은 여기에서 보내는 메시지를 받지 않습니다.",
    trouble: "지금은 채팅에 연결할 수 없습니다.",
    again: "다시 시도",
    openChat: "채팅 열기",
    script: "이 채팅에는 JavaScript가 필요합니다. 켠 다음 페이지를 다시 불러오세요.",
    stopTitle: "메일을 그만 받으시겠어요?",
    stopText:
      "{site}의 답변을 이 주소로 더 이상 보내지 않습니다. 답변은 채팅에서 계속 읽을 수 있습니다.",
    stopButton: "메일 그만 받기",
    stopped: "완료: 더 이상 메일을 보내지 않습니다",
    stoppedText: "마음이 바뀌면 채팅에 주소를 다시 남겨 주세요.",
    unknown: "이 주소에는 해지할 것이 없습니다. 받으신 링크를 확인해 주세요.",
  },
  ru: {
    opening: "Открываем ваш чат…",
    ended: "Эта ссылка больше не действует.",
    endedWhy:
      "Ссылки в наших письмах действуют 30 дней. Вы можете написать нам снова в любое время.",
    blocked: "Сейчас команда не принимает сообщения отсюда.",
    trouble: "Чат сейчас недоступен.",
    again: "Попробовать ещё раз",
    openChat: "Открыть чат",
    script: "Для этого чата нужен JavaScript. Включите его и перезагрузите страницу.",
    stopTitle: "Больше не присылать писем?",
    stopText:
      "Мы больше не будем присылать ответы {site} на этот адрес. Их по-прежнему можно читать в чате.",
    stopButton: "Не присылать писем",
    stopped: "Готово: писем больше не будет",
    stoppedText: "Если передумаете, снова оставьте адрес в чате.",
    unknown: "По этому адресу нечего отменять. Проверьте ссылку, которую вы получили.",
  },
};

/** In the first of these languages that there are words for, else in English; `lang` says in which. */
export function pageWords(languages: readonly string[]): PageWords & { lang: string } {
  const known = languages.map((tag) => baseLangOf([tag]));
  const lang = known.find((one) => Object.hasOwn(WORDS, one)) ?? "en";
  return { ...(WORDS[lang] as PageWords), lang };
}
