/** What the mail of an invitation says. `{name}` invites, `{link}` is to be opened, `{days}` it holds. */
interface InvitationWords {
  subject: string;
  text: string;
}

const WORDS: Record<string, InvitationWords> = {
  en: {
    subject: "{name} invites you to answer visitors with Foyer",
    text: "Hello,\n\n{name} invites you to answer visitors in the live chat. Open this link to choose your name and password:\n\n{link}\n\nIt works once, for {days} days. If you did not expect this mail, you need not do anything.\n",
  },
  de: {
    subject: "{name} lädt Sie ein, mit Foyer Besuchern zu antworten",
    text: "Guten Tag,\n\n{name} lädt Sie ein, im Live-Chat Besuchern zu antworten. Über diesen Link wählen Sie Ihren Namen und Ihr Passwort:\n\n{link}\n\nEr gilt einmal und {days} Tage lang. Wenn Sie diese Mail nicht erwartet haben, brauchen Sie nichts zu tun.\n",
  },
  zh: {
    subject: "{name} 邀请您使用 Foyer 接待访客",
    text: "您好：\n\n{name} 邀请您加入在线客服，回复访客。请打开以下链接，设置您的姓名和密码：\n\n{link}\n\n链接只能使用一次，{days} 天内有效。如果这封邮件与您无关，无需任何操作。\n",
  },
  ko: {
    subject: "{name} 님이 Foyer 상담에 초대했습니다",
    text: "안녕하세요.\n\n{name} 님이 실시간 상담에서 방문자에게 답변하도록 초대했습니다. 아래 링크를 열어 이름과 비밀번호를 정해 주십시오.\n\n{link}\n\n링크는 한 번만 사용할 수 있으며 {days}일 동안 유효합니다. 예상하지 못한 메일이라면 아무것도 하지 않으셔도 됩니다.\n",
  },
};

/** Subject and text in `lang` where there are words for it, else in English. */
export function invitationText(
  lang: string | null | undefined,
  values: { name: string; link: string; days: number },
): { subject: string; text: string } {
  const words = WORDS[lang?.split("-")[0] ?? "en"] ?? (WORDS.en as InvitationWords);
  const fill = (text: string) =>
    text.replace(/\{(name|link|days)\}/g, (_, value: keyof typeof values) => `${values[value]}`);
  return { subject: fill(words.subject), text: fill(words.text) };
}
