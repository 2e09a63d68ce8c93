/** What a site's settings look like inside the loader: about 450 bytes, as varied as real ones. */
export const SAMPLE_SETTINGS = JSON.stringify({
  key: "site_7Kq2mVx9RtLw",
  name: "Hazel & Pine",
  accent: "#2f6b4f",
  ink: "#ffffff",
  greeting: "Hello, how can we help?",
  intro:
    "Ask about an order, a delivery or how to care for your pan. We usually answer in a minute.",
  lang: "en",
  languages: ["en", "de", "fr", "es", "pt", "ar", "zh", "ja", "ko", "ru"],
  panel: "/embed/panel-Bd83kQ1z.js",
  privacy: "https://shop.example/privacy",
  side: "right",
  team: [
    ["MJ", "#7048e8"],
    ["TR", "#0c8599"],
    ["김", "#e8590c"],
  ],
});
