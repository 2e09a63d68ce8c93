import type { Texts } from "./en.ts";

/** French. */
export const texts: Texts = {
  chatWith: "Discuter avec {site}",
  back: "Retour",
  close: "Fermer le chat",
  findAnswer: "Trouver une réponse",
  findHint: "Posez une question…",
  ask: "Demander",
  talk: "Parler à quelqu’un",
  here: { one: "{n} personne est là en ce moment", other: "{n} personnes sont là en ce moment" },
  nobody: "Laissez un message : nous répondons ici dès notre retour",
  support: "L’équipe {site}",
  startPerson: "Vous écrivez à une personne.",
  write: "Écrivez un message…",
  send: "Envoyer",
  attach: "Joindre des fichiers",
  today: "Aujourd’hui",
  yesterday: "Hier",
  sending: "Envoi…",
  sent: "Envoyé",
  read: "Lu",
  kept: "Sera envoyé dès que vous serez reconnecté",
  typing: "{name} écrit",
  reconnecting: "Reconnexion…",
  offline: "Vous êtes hors ligne : ce que vous écrivez est conservé.",
  tryAgain: "Réessayer",
};

export const fetchLater = () => import("./fr-later.ts");
