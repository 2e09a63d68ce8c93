import type { Foyer } from "./foyer.ts";

/** Where the chat comes from, and where it goes. */
export interface FoyerOptions {
  /** Your Foyer server, such as "https://chat.example.com". */
  server: string;
  /** The site's key, as in the snippet. */
  siteKey: string;
  /** For a page whose policy asks for one (`script-src 'nonce-…'`). */
  nonce?: string;
  /** A selector of the page's own element that the chat fills, instead of a button in the corner. */
  inline?: string;
}

/** How the script marks the page; while its own API is not there yet, this may be a stub with a queue. */
type FoyerWindow = Window & { Foyer?: Partial<Foyer> };

let loading: Promise<Foyer> | undefined;

/**
 * Loads the chat, once, however often it is called, and resolves to its API. Rejects when the script cannot be
 * fetched; the next call tries again. On a server, where there is no page, it never settles.
 */
export function loadFoyer(options: FoyerOptions): Promise<Foyer> {
  if (typeof document === "undefined") return new Promise(() => {});
  const there = present();
  if (there) return Promise.resolve(there);
  loading ??= addScript(options).finally(() => {
    loading = undefined;
  });
  return loading;
}

/** The API, once the script has run. */
function present(): Foyer | undefined {
  const { Foyer: foyer } = window as FoyerWindow;
  return foyer?.open ? (foyer as Foyer) : undefined;
}

function addScript({ server, siteKey, nonce, inline }: FoyerOptions): Promise<Foyer> {
  const script = document.createElement("script");
  script.async = true;
  if (nonce) script.nonce = nonce;
  if (inline) script.dataset.foyerInline = inline;
  // The address is the page's own choice, and its policy still decides whether it may run.
  script.src = `${server.replace(/\/+$/, "")}/embed/${encodeURIComponent(siteKey)}.js`;
  return new Promise((resolve, reject) => {
    script.onload = () => {
      const foyer = present();
      if (foyer) resolve(foyer);
      else
        reject(new Error(`Foyer: ${script.src} is not the chat's script: check server and key.`));
    };
    script.onerror = () => {
      script.remove();
      reject(
        new Error(
          `Foyer: ${script.src} could not be fetched: check server, key and the page's policy.`,
        ),
      );
    };
    document.head.append(script);
  });
}
