import type { Texts } from "./en.ts";

/** Spanish. */
export const texts: Texts = {
  chatWith: "Chatear con {site}",
  back: "Volver",
  close: "Cerrar el chat",
  findAnswer: "Encuentra una respuesta",
  findHint: "Haz una pregunta…",
  ask: "Preguntar",
  talk: "Hablar con una persona",
  here: { one: "{n} persona está aquí ahora", other: "{n} personas están aquí ahora" },
  nobody: "Deja un mensaje: respondemos aquí en cuanto volvamos",
  support: "Equipo de {site}",
  startPerson: "Estás escribiendo a una persona.",
  write: "Escribe un mensaje…",
  send: "Enviar",
  attach: "Adjuntar archivos",
  today: "Hoy",
  yesterday: "Ayer",
  sending: "Enviando…",
  sent: "Enviado",
  read: "Leído",
  kept: "Se enviará cuando vuelvas a tener conexión",
  typing: "{name} está escribiendo",
  reconnecting: "Reconectando…",
  offline: "Estás sin conexión: lo que escribas se guarda.",
  tryAgain: "Reintentar",
};

export const fetchLater = () => import("./es-later.ts");
