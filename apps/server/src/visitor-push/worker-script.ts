/** The service worker of one site's chat page: shows what is pushed (`PushedAnswer`), and leads to the page. */
export const WORKER_SCRIPT = `
addEventListener("install", (event) => event.waitUntil(skipWaiting()));

addEventListener("push", (event) => {
  const { title, body, tag, url, lang } = event.data.json();
  const how = { body, tag, lang, dir: "auto", renotify: true, data: url };
  event.waitUntil(registration.showNotification(title, how));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

async function open(path) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const chat = windows.find(({ url }) => new URL(url).pathname === path);
  await (chat ? chat.focus() : clients.openWindow(path));
}
`;
