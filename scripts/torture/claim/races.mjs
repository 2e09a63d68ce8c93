import { request } from "../process/console-api.mjs";

/**
 * What happens while twenty agents claim: each race adds calls that start together with the
 * claims. A call says who makes it, so that its answer can be held against the log.
 */
const post = (server, agent, conversationId, kind, body, to) => ({
  ...{ kind, agentId: agent.id, to },
  answer: request(server, agent.cookie, "POST", `/conversations/${conversationId}/${kind}`, body),
});

export const claim = ({ server, conversationId }, agent) =>
  post(server, agent, conversationId, "claim");

const transfer = ({ server, conversationId }, agent, to) =>
  post(server, agent, conversationId, "transfer", { agentId: to.id }, to.id);

const close = ({ server, conversationId }, agent) =>
  post(server, agent, conversationId, "close", { outcome: "solved" });

const release = ({ server, conversationId }, agent) =>
  post(server, agent, conversationId, "release");

/** By name: the calls that race with the claims. */
export const RACES = {
  "claims alone": () => [],
  "two clicks of everybody": (scene) => scene.agents.map((agent) => claim(scene, agent)),
  "visitor speaks": (scene) => {
    for (let i = 0; i < 5; i++) scene.say(`race${i}`);
    return [];
  },
  "visitor ends it": (scene) => {
    scene.end();
    return [];
  },
  "a colleague closes": (scene) => [close(scene, scene.random.oneOf(scene.agents))],
  "it is given away": (scene) => [
    transfer(scene, scene.random.oneOf(scene.agents), scene.random.oneOf(scene.agents)),
    transfer(scene, scene.random.oneOf(scene.agents), scene.random.oneOf(scene.agents)),
  ],
  "everybody releases": (scene) => scene.agents.map((agent) => release(scene, agent)),
  "all of it": (scene) => {
    scene.say("race0");
    return [
      ...scene.agents.map((agent) => release(scene, agent)),
      transfer(scene, scene.random.oneOf(scene.agents), scene.random.oneOf(scene.agents)),
      close(scene, scene.random.oneOf(scene.agents)),
      ...scene.agents.map((agent) => claim(scene, agent)),
    ];
  },
};
