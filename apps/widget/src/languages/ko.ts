import type { Texts } from "./en.ts";

/** Korean. */
export const texts: Texts = {
  chatWith: "{site}와 채팅",
  back: "뒤로",
  close: "채팅 닫기",
  findAnswer: "답변 찾기",
  findHint: "질문을 입력하세요…",
  ask: "질문하기",
  talk: "상담원과 이야기하기",
  here: { other: "지금 {n}명이 상담 가능합니다" },
  nobody: "메시지를 남겨 주세요. 돌아오는 대로 여기에서 답변드립니다",
  support: "{site} 고객지원",
  startPerson: "상담원에게 전달됩니다.",
  write: "메시지 입력…",
  send: "보내기",
  attach: "파일 첨부",
  today: "오늘",
  yesterday: "어제",
  sending: "보내는 중…",
  sent: "전송됨",
  read: "읽음",
  kept: "다시 연결되면 전송됩니다",
  typing: "{name} 님이 입력 중",
  reconnecting: "다시 연결하는 중…",
  offline: "오프라인입니다. 작성한 내용은 보관됩니다.",
  tryAgain: "다시 시도",
};

export const fetchLater = () => import("./ko-later.ts");
