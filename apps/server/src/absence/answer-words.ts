import { baseLangOf } from "../visitors/base-lang.ts";

/** The words of a mail with answers that are ours. `{site}` is the site's name, `{date}` a day. */
export interface AnswerWords {
  subject: string;
  intro: string;
  /** Beside the name of a file. */
  file: string;
  goOn: string;
  ends: string;
  why: string;
  stop: string;
}

const WORDS: Record<string, AnswerWords> = {
  en: {
    subject: "{site} has answered you",
    intro: "There is an answer for you from {site}:",
    file: "open it in the chat",
    goOn: "Read on and answer here:",
    ends: "This link is for you alone: whoever has it can read this chat. It works until {date}.",
    why: "You get this mail because this address was left in the chat of {site}.",
    stop: "No more mails about answers:",
  },
  de: {
    subject: "{site} hat Ihnen geantwortet",
    intro: "Es gibt eine Antwort für Sie von {site}:",
    file: "im Chat zu öffnen",
    goOn: "Hier lesen Sie weiter und antworten:",
    ends: "Dieser Link ist nur für Sie: Wer ihn hat, kann diesen Chat lesen. Er gilt bis {date}.",
    why: "Sie erhalten diese E-Mail, weil diese Adresse im Chat von {site} hinterlassen wurde.",
    stop: "Keine E-Mails über Antworten mehr:",
  },
  fr: {
    subject: "{site} vous a répondu",
    intro: "Vous avez une réponse de {site} :",
    file: "à ouvrir dans le chat",
    goOn: "Lisez la suite et répondez ici :",
    ends: "Ce lien n’est que pour vous : quiconque l’a peut lire cette conversation. Il est valable jusqu’au {date}.",
    why: "Vous recevez cet e-mail parce que cette adresse a été laissée dans le chat de {site}.",
    stop: "Ne plus recevoir les réponses par e-mail :",
  },
  es: {
    subject: "{site} le ha respondido",
    intro: "Tiene una respuesta de {site}:",
    file: "ábralo en el chat",
    goOn: "Siga leyendo y responda aquí:",
    ends: "Este enlace es solo para usted: quien lo tenga puede leer esta conversación. Vale hasta el {date}.",
    why: "Recibe este correo porque se dejó esta dirección en el chat de {site}.",
    stop: "No recibir más respuestas por correo:",
  },
  pt: {
    subject: "{site} respondeu a você",
    intro: "Há uma resposta de {site} para você:",
    file: "abra no chat",
    goOn: "Continue lendo e responda aqui:",
    ends: "Este link é só seu: quem o tiver pode ler esta conversa. Ele vale até {date}.",
    why: "Você recebe este e-mail porque este endereço foi deixado no chat de {site}.",
    stop: "Não receber mais respostas por e-mail:",
  },
  ar: {
    subject: "ردّ عليك {site}",
    intro: "لديك رد من {site}:",
    file: "افتحه في المحادثة",
    goOn: "تابع القراءة وأجب هنا:",
    ends: "هذا الرابط لك وحدك: كل من يملكه يستطيع قراءة هذه المحادثة. وهو صالح حتى {date}.",
    why: "تصلك هذه الرسالة لأن هذا العنوان تُرك في محادثة {site}.",
    stop: "لإيقاف رسائل الردود:",
  },
  zh: {
    subject: "{site} 已回复您",
    intro: "{site} 给您的回复：",
    file: "请在聊天中打开",
    goOn: "在此继续阅读和回复：",
    ends: "此链接仅供您本人使用：拥有它的人都能阅读此对话。有效期至 {date}。",
    why: "您收到此邮件，是因为有人在 {site} 的聊天中留下了此地址。",
    stop: "不再接收回复邮件：",
  },
  ja: {
    subject: "{site} から返信があります",
    intro: "{site} からお客様への返信です：",
    file: "チャットで開けます",
    goOn: "続きを読んで返信するにはこちら：",
    ends: "このリンクはお客様専用です。リンクを知っている人はこのチャットを読めます。有効期限：{date}",
    why: "このメールは、{site} のチャットにこのアドレスが残されたためお送りしています。",
    stop: "返信メールの配信を停止：",
  },
  ko: {
    subject: "{site}에서 답변을 보냈습니다",
    intro: "{site}에서 온 답변입니다:",
    file: "채팅에서 열어 보세요",
    goOn: "여기에서 이어서 읽고 답장하세요:",
    ends: "이 링크는 고객님만을 위한 것입니다. 링크가 있는 사람은 누구나 이 채팅을 읽을 수 있습니다. {date}까지 유효합니다.",
    why: "{site} 채팅에 이 주소가 남겨져 있어 이 메일을 보내 드립니다.",
    stop: "답변 메일 그만 받기:",
  },
  ru: {
    subject: "{site}: вам ответили",
    intro: "Для вас есть ответ от {site}:",
    file: "откройте в чате",
    goOn: "Читайте дальше и отвечайте здесь:",
    ends: "Эта ссылка только для вас: любой, у кого она есть, может читать этот чат. Она действует до {date}.",
    why: "Вы получили это письмо, потому что этот адрес оставили в чате {site}.",
    stop: "Больше не получать писем с ответами:",
  },
};

/** In the first of these languages that there are words for, else in English; `lang` says in which. */
export function answerWords(languages: readonly string[]): AnswerWords & { lang: string } {
  const known = languages.map((tag) => baseLangOf([tag]));
  const lang = known.find((one) => Object.hasOwn(WORDS, one)) ?? "en";
  return { ...(WORDS[lang] as AnswerWords), lang };
}
