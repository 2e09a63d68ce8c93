import type { Texts } from "./en.ts";

/** Japanese. */
export const texts: Texts = {
  chatWith: "{site} とのチャット",
  back: "戻る",
  close: "チャットを閉じる",
  findAnswer: "答えを探す",
  findHint: "質問を入力…",
  ask: "質問する",
  talk: "担当者と話す",
  here: { other: "ただいま {n} 名が対応できます" },
  nobody: "メッセージをお残しください。戻り次第ここでお返事します",
  support: "{site} サポート",
  startPerson: "担当者に送信されます。",
  write: "メッセージを入力…",
  send: "送信",
  attach: "ファイルを添付",
  today: "今日",
  yesterday: "昨日",
  sending: "送信中…",
  sent: "送信済み",
  read: "既読",
  kept: "再接続すると送信されます",
  typing: "{name} が入力中",
  reconnecting: "再接続しています…",
  offline: "オフラインです。入力内容は保存されます。",
  tryAgain: "再試行",
};

export const fetchLater = () => import("./ja-later.ts");
