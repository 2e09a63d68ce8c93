import type { Texts } from "./en.ts";

/** Portuguese. */
export const texts: Texts = {
  chatWith: "Conversar com {site}",
  back: "Voltar",
  close: "Fechar o chat",
  findAnswer: "Encontrar uma resposta",
  findHint: "Faça uma pergunta…",
  ask: "Perguntar",
  talk: "Falar com uma pessoa",
  here: { one: "{n} pessoa está aqui agora", other: "{n} pessoas estão aqui agora" },
  nobody: "Deixe uma mensagem: respondemos aqui assim que voltarmos",
  support: "Equipe {site}",
  startPerson: "Você está escrevendo para uma pessoa.",
  write: "Escreva uma mensagem…",
  send: "Enviar",
  attach: "Anexar arquivos",
  today: "Hoje",
  yesterday: "Ontem",
  sending: "Enviando…",
  sent: "Enviada",
  read: "Lida",
  kept: "Será enviada quando você se reconectar",
  typing: "{name} está escrevendo",
  reconnecting: "Reconectando…",
  offline: "Você está offline: o que escrever fica guardado.",
  tryAgain: "Tentar de novo",
};

export const fetchLater = () => import("./pt-later.ts");
