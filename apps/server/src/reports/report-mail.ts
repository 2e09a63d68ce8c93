import type { Report, ReportFigures } from "@foyer/protocol";

interface Words {
  subject: string;
  before: string;
  none: string;
  see: string;
  figures: readonly [string, ...string[]];
}

const WORDS: Record<string, Words> = {
  en: {
    ...{ subject: "{name}: {from} to {to}", before: "week before: {value}", none: "none" },
    see: "See it in Foyer:",
    figures: [
      ...(["Conversations", "Came to a person", "Answered", "Left while waiting"] as const),
      ...[
        "First response (median)",
        "Handling time (median)",
        "Solved",
        "First-contact resolution",
      ],
      ...["Taken up again", "Satisfied", "NPS", "Handled by self-service alone"],
    ],
  },
  de: {
    ...{ subject: "{name}: {from} bis {to}", before: "Woche davor: {value}", none: "keine" },
    see: "In Foyer ansehen:",
    figures: [
      ...(["Gespräche", "Kamen zu einer Person", "Beantwortet", "Beim Warten gegangen"] as const),
      ...[
        "Erste Antwort (Median)",
        "Bearbeitungszeit (Median)",
        "Gelöst",
        "Beim ersten Kontakt gelöst",
      ],
      ...["Wieder aufgenommen", "Zufrieden", "NPS", "Von der Selbsthilfe allein erledigt"],
    ],
  },
  zh: {
    ...{ subject: "{name}：{from} 至 {to}", before: "前一周：{value}", none: "无" },
    see: "在 Foyer 中查看：",
    figures: [
      ...(["对话", "转到人工", "已答复", "等待中离开"] as const),
      ...["首次响应（中位数）", "处理时长（中位数）", "已解决", "首次联系即解决"],
      ...["重新打开", "满意", "NPS", "仅由自助服务完成"],
    ],
  },
  ko: {
    ...{ subject: "{name}: {from} ~ {to}", before: "지난주: {value}", none: "없음" },
    see: "Foyer에서 보기:",
    figures: [
      ...(["대화", "상담원에게 연결", "답변함", "대기 중 이탈"] as const),
      ...["첫 응답(중앙값)", "처리 시간(중앙값)", "해결됨", "첫 상담에서 해결"],
      ...["다시 열림", "만족", "NPS", "셀프서비스만으로 처리"],
    ],
  },
};

/** A report as an email in plain text: each figure beside that of the week before. */
export function reportMail(
  name: string,
  { total, before }: Pick<Report, "total" | "before">,
  about: { lang: string; from: string; to: string; link: string | null },
): { subject: string; text: string } {
  const words = WORDS[about.lang.split("-")[0] ?? ""] ?? (WORDS.en as Words);
  const fill = (text: string, values: Record<string, string>): string =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
  const [now, then] = [valuesOf(total, words), valuesOf(before, words)];
  const lines = words.figures.map(
    (label, at) =>
      `${label}: ${now[at]} (${fill(words.before, { value: then[at] ?? words.none })})`,
  );
  const subject = fill(words.subject, { name, ...about, link: "" });
  const link = about.link ? `\n${words.see} ${about.link}\n` : "";
  return { subject, text: `${subject}\n\n${lines.join("\n")}\n${link}` };
}

function valuesOf(figures: ReportFigures, { none }: Words): string[] {
  const share = (part: number, of: number): string =>
    of === 0 ? none : `${Math.round((part / of) * 100)} %`;
  const { npsAsked, promoters, detractors } = figures;
  const nps = npsAsked === 0 ? none : `${Math.round(((promoters - detractors) / npsAsked) * 100)}`;
  return [
    ...[`${figures.opened}`, `${figures.came}`, share(figures.answered, figures.came)],
    share(figures.abandoned, figures.came),
    ...[spanText(figures.firstAnswer.median, none), spanText(figures.handling.median, none)],
    ...[share(figures.solved, figures.closed), share(figures.firstContact, figures.closed)],
    share(figures.reopened, figures.everClosed),
    ...[share(figures.satisfied, figures.rated), nps],
    share(figures.begunInSelfService - figures.passedOn, figures.begunInSelfService),
  ];
}

/** 0:42, 12:05 or 3:20:00: read alike in every language. */
function spanText(ms: number | null, none: string): string {
  if (ms === null) return none;
  const seconds = Math.round(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, "0");
  const [minutes, rest] = [Math.floor(seconds / 60), pad(seconds % 60)];
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${rest}`;
}
