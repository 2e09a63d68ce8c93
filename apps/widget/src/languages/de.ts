import type { Texts } from "./en.ts";

/** German. */
export const texts: Texts = {
  chatWith: "Chat mit {site}",
  back: "Zurück",
  close: "Chat schließen",
  findAnswer: "Antwort finden",
  findHint: "Stellen Sie eine Frage…",
  ask: "Fragen",
  talk: "Mit einem Menschen sprechen",
  here: { one: "{n} Person ist jetzt da", other: "{n} Personen sind jetzt da" },
  nobody: "Schreiben Sie uns: Die Antwort kommt hier, sobald wir zurück sind",
  support: "Support von {site}",
  startPerson: "Sie schreiben einem Menschen.",
  write: "Nachricht schreiben…",
  send: "Senden",
  attach: "Dateien anhängen",
  today: "Heute",
  yesterday: "Gestern",
  sending: "Wird gesendet…",
  sent: "Gesendet",
  read: "Gelesen",
  kept: "Wird gesendet, sobald Sie wieder verbunden sind",
  typing: "{name} schreibt",
  reconnecting: "Verbindung wird wiederhergestellt…",
  offline: "Sie sind offline: Was Sie schreiben, bleibt erhalten.",
  tryAgain: "Erneut versuchen",
};

export const fetchLater = () => import("./de-later.ts");
