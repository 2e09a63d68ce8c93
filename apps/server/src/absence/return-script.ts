/**
 * What the page of a link in a mail does: takes what stands behind "#" out of the address, gets a token for it, keeps
 * that where the widget looks for it, and goes on to the chat. What a browser kept of another visitor goes.
 */
export const RETURN_SCRIPT = `
(() => {
  const secret = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  const chat = location.pathname.replace(/\\/return$/, "");
  const prefix = "foyer:" + decodeURIComponent(chat.split("/").pop()) + ":";
  const show = (name) => {
    for (const part of document.querySelectorAll("section")) part.hidden = part.id !== name;
    document.querySelector("#" + name + " :is(button, a)")?.focus();
  };
  const kept = (name) => {
    try {
      return localStorage.getItem(prefix + name);
    } catch {
      return null;
    }
  };
  function keep(token) {
    if (token !== kept("token"))
      for (const key of Object.keys(localStorage))
        if (key.startsWith(prefix)) localStorage.removeItem(key);
    localStorage.setItem(prefix + "token", token);
    localStorage.setItem(prefix + "open", "1");
  }
  async function open() {
    show("opening");
    const token = kept("token");
    const holds = /^[\\w-]{43}$/.test(token ?? "") ? { holds: token } : {};
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ link: secret, ...holds }),
      });
      if (answer.ok) {
        keep((await answer.json()).token);
        location.replace(chat);
      } else show(answer.status === 403 ? "blocked" : answer.status < 429 ? "ended" : "trouble");
    } catch {
      show("trouble");
    }
  }
  addEventListener("hashchange", () => location.reload());
  document.querySelector("#trouble button").onclick = open;
  if (secret) open();
  else location.replace(chat);
})();
`;
