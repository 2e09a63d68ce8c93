import type { House } from "../house.ts";
import type { Sweep } from "./sweeps.ts";

/** How long the socket of a session that is over may still be open, at most. */
const SESSIONS_MS = 10_000;
/** An email may leave a moment later. */
const MAILS_MS = 3_000;
/** An answer that has waited two minutes may wait some seconds more. */
const ANSWERS_MS = 10_000;
/** Who is told of an answer by their browser is told within seconds. */
const PUSHES_MS = 2_000;
/** Nobody notices whether what was put aside comes back a few seconds late. */
const SNOOZED_MS = 5_000;
/** A reminder is for minutes and days. */
const FOLLOW_UPS_MS = 5_000;
/** Soon beside the shortest target that anybody keeps. */
const TARGETS_MS = 2_000;
/** Offers are made as things happen: this is for what a node that ended left undone. */
const OFFERS_MS = 3_000;
/** Often beside the minute that an agent may be away. */
const LOST_AGENTS_MS = 10_000;
/** What was said can be searched within a second. */
const SEARCH_MS = 600;
/** Who looks at a report sees what is newer as well. */
const FACTS_MS = 5_000;
/** A weekly email may come some minutes later. */
const REPORTS_MS = 5 * 60 * 1000;
/** What was published is found by the model so much later; without one there is nothing to do. */
const EMBED_MS = 3_000;
/** A reminder of a date may come a minute late. */
const COMPLAINTS_MS = 60_000;
const HOUR_MS = 60 * 60 * 1000;
/** They are kept for a day as it is, and all texts are looked through. */
const PICTURES_MS = 6 * HOUR_MS;

/** What has to be looked after, feature by feature. */
export function allSweeps({
  connections,
  signIn,
  node,
  uploads,
  cannedReplies,
  mails,
  absence,
  visitorPush,
  invitations,
  search,
  questions,
  searched,
  articleImages,
  reports,
  suggestions,
  smartSearch,
  proactive,
  people,
  wakeInTime,
  followUps,
  lostAgents,
  routing,
  keepTargets,
  complaints,
}: House): Sweep[] {
  return [
    {
      // Sessions end on other nodes too, and by themselves.
      name: "close sockets of sessions that are over",
      everyMs: SESSIONS_MS,
      everywhere: true,
      async run() {
        const over = await signIn.over(connections.sessions());
        over.forEach(connections.closeSession);
      },
    },
    {
      // Each node looks whether there is something; one of them does it.
      ...{ name: "follow what is said", everyMs: SEARCH_MS, everywhere: true },
      run: search.follow,
    },
    // Each node looks whether somebody waits; one of them offers.
    {
      ...{ name: "offer who waits", everyMs: OFFERS_MS, everywhere: true },
      run: routing.look,
    },
    {
      ...{ name: "count what reports are made of", everyMs: FACTS_MS, everywhere: true },
      run: reports.facts.follow,
    },
    { name: "mail weekly reports", everyMs: REPORTS_MS, run: reports.mail },
    { name: "wake what was snoozed", everyMs: SNOOZED_MS, run: wakeInTime },
    { name: "remind of follow-ups", everyMs: FOLLOW_UPS_MS, run: followUps.remindInTime },
    { name: "remind owners of complaints", everyMs: COMPLAINTS_MS, run: complaints.remind },
    { name: "look after targets", everyMs: TARGETS_MS, run: keepTargets },
    {
      name: "give back what lost agents have",
      everyMs: LOST_AGENTS_MS,
      run: lostAgents.giveBack,
    },
    { name: "remove old visits and blocks that are over", everyMs: HOUR_MS, run: people.sweep },
    { name: "remove sessions that are over", everyMs: HOUR_MS, run: signIn.removeOver },
    {
      name: "remove files that no canned reply has",
      everyMs: HOUR_MS,
      run: cannedReplies.files.removeLoose,
    },
    { name: "remove files that were never sent", everyMs: HOUR_MS, run: uploads.removeLoose },
    { name: "mail answers to who is not there", everyMs: ANSWERS_MS, run: absence.mailAnswers },
    { name: "push answers to visitors", everyMs: PUSHES_MS, run: visitorPush.pushAnswers },
    ...(mails.on ? [{ name: "send mails", everyMs: MAILS_MS, run: mails.sendDue }] : []),
    {
      name: "remove invitations that nobody took",
      everyMs: HOUR_MS,
      run: invitations.removeExpired,
    },
    { name: "remove old counts of rules", everyMs: HOUR_MS, run: proactive.removeOld },
    { name: "remove old questions", everyMs: HOUR_MS, run: questions.removeOld },
    {
      name: "remove pictures that no article has",
      everyMs: PICTURES_MS,
      run: articleImages.removeUnused,
    },
    { name: "remove old searches", everyMs: HOUR_MS, run: searched.removeOld },
    { name: "embed phrasings", everyMs: EMBED_MS, run: smartSearch.embedMissing },
    { name: "remove old suggestions", everyMs: HOUR_MS, run: suggestions.removeOld },
    { name: "remove mails that are settled", everyMs: HOUR_MS, run: mails.removeSettled },
    ...(node
      ? [{ name: "remove nodes that are gone", everyMs: 60_000, run: node.removeGone }]
      : []),
  ];
}
