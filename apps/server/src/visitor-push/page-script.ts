/**
 * What the chat's own page does beside the chat: once the visitor waits for a person it offers to tell them of the answer,
 * asks the browser only after their press, and says how it stands. A browser that is to be told says so again at every
 * visit, for whoever the visitor is then.
 */
export const PAGE_SCRIPT = `
(() => {
  const strip = document.getElementById("push");
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return;
  const { key, chat } = strip.dataset;
  const prefix = "foyer:" + key + ":";
  const shut = prefix + "push-not-now";
  const said = strip.querySelector("[role=status]");
  let id;
  let isTold = false;
  let isTalking = false;
  let isBusy = true;

  const kept = (storage, name) => {
    try {
      return window[storage].getItem(name) ?? "";
    } catch {
      return "";
    }
  };
  const token = () => /^[\\w-]{43}$/.exec(kept("localStorage", prefix + "token"))?.[0] ?? "";

  function show(name, isAsked) {
    const hadFocus = strip.contains(document.activeElement);
    for (const part of strip.querySelectorAll("[data-is]")) part.hidden = part.dataset.is !== name;
    strip.hidden = !name;
    const part = name && strip.querySelector("[data-is=" + name + "]");
    if (isAsked) said.textContent = part?.querySelector("p")?.textContent ?? "";
    if (part && hadFocus) part.querySelector("button").focus();
  }

  const mayOffer = () =>
    isTalking && token() && Notification.permission !== "denied" && !kept("sessionStorage", shut);

  function rest(isAsked) {
    show(isTold ? "told" : mayOffer() ? "offer" : "", isAsked);
  }

  async function ask(method, path, body) {
    const answer = await fetch("/api/v1/visitor/push" + path, {
      method,
      headers: {
        authorization: "Bearer " + token(),
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
    return answer.status === 204 ? undefined : answer.json();
  }

  async function tell(subscription) {
    const { endpoint, keys } = subscription.toJSON();
    const { p256dh, auth } = keys;
    const body = { endpoint, keys: { p256dh, auth }, lang: strip.lang };
    id = (await ask("PUT", "/subscriptions", body)).id;
    isTold = true;
  }

  async function subscribe() {
    const { publicKey } = await ask("GET", "/key");
    const policy = window.trustedTypes?.createPolicy("foyer-worker-" + Date.now(), {
      createScriptURL: (url) => url,
    });
    const worker = "/chat/worker.js";
    await navigator.serviceWorker.register(policy?.createScriptURL(worker) ?? worker, {
      scope: chat,
    });
    const { pushManager } = await navigator.serviceWorker.ready;
    // One of an earlier installation has another key.
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  }

  const subscribed = async () => {
    const registration = await navigator.serviceWorker.getRegistration(chat);
    return registration?.pushManager.getSubscription();
  };

  async function turnOn() {
    const permission = await Notification.requestPermission();
    if (permission === "denied") return show("denied", true);
    if (permission !== "granted") return rest(true);
    try {
      await tell(await subscribe());
      rest(true);
    } catch {
      show("failed", true);
    }
  }

  async function turnOff() {
    await (await subscribed())?.unsubscribe();
    // Its push service answers from now on that it is gone, whatever comes of this.
    await ask("DELETE", "/subscriptions/" + id).catch(() => {});
    isTold = false;
    rest(true);
  }

  function notNow() {
    try {
      sessionStorage.setItem(shut, "1");
    } catch {}
    document.getElementById("chat").focus();
    show("");
  }

  const acts = { on: turnOn, off: turnOff, close: notNow };
  strip.addEventListener("click", async ({ target }) => {
    const act = acts[target.closest("button")?.dataset.does];
    if (!act || isBusy) return;
    isBusy = true;
    strip.ariaBusy = "true";
    await Promise.resolve(act()).catch(() => show("failed", true));
    strip.ariaBusy = "false";
    isBusy = false;
  });

  async function tellAgain() {
    const subscription = await subscribed();
    if (!subscription || !token() || Notification.permission !== "granted") return;
    // The server may be away for now; what it refuses is over.
    isTold = true;
    await tell(subscription).catch(async ({ status = 0 }) => {
      isTold = status < 400 || status === 429 || status >= 500;
      if (!isTold) await subscription.unsubscribe();
    });
  }

  /** Whoever looks at the chat needs no notice of it. */
  async function clear() {
    if (document.visibilityState !== "visible") return;
    const registration = await navigator.serviceWorker.getRegistration(chat);
    for (const one of (await registration?.getNotifications()) ?? []) one.close();
  }

  tellAgain()
    .catch(() => {})
    .then(() => {
      isBusy = false;
      rest();
    });
  document.addEventListener("visibilitychange", () => void clear().catch(() => {}));
  clear().catch(() => {});

  window.Foyer ??= Object.assign((...call) => void Foyer.q.push(call), { q: [] });
  Foyer("on", "conversation", ({ state }) => {
    isTalking = state === "waiting" || state === "active";
    if (!isBusy && (strip.hidden || !strip.querySelector("[data-is=offer]").hidden)) rest();
  });
})();
`;
