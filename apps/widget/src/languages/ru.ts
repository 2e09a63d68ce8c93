import type { Texts } from "./en.ts";

/** Russian. */
export const texts: Texts = {
  chatWith: "Чат с {site}",
  back: "Назад",
  close: "Закрыть чат",
  findAnswer: "Найти ответ",
  findHint: "Задайте вопрос…",
  ask: "Спросить",
  talk: "Поговорить с человеком",
  here: {
    one: "Сейчас здесь {n} человек",
    few: "Сейчас здесь {n} человека",
    many: "Сейчас здесь {n} человек",
    other: "Сейчас здесь {n} человека",
  },
  nobody: "Оставьте сообщение: мы ответим здесь, как только вернёмся",
  support: "Поддержка {site}",
  startPerson: "Вы пишете человеку.",
  write: "Напишите сообщение…",
  send: "Отправить",
  attach: "Прикрепить файлы",
  today: "Сегодня",
  yesterday: "Вчера",
  sending: "Отправляется…",
  sent: "Отправлено",
  read: "Прочитано",
  kept: "Отправится, когда связь восстановится",
  typing: "{name} пишет",
  reconnecting: "Восстанавливаем связь…",
  offline: "Вы не в сети: написанное сохранится.",
  tryAgain: "Повторить",
};

export const fetchLater = () => import("./ru-later.ts");
