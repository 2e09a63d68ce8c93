const TITLE = "Foyer";

/** The mark on the tab: as the file has it, with a red corner for what waits. */
const mark = (count: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#3b5bdb"/><path d="M12.5 24V8.5h9M12.5 16h7" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/><circle cx="22.500" cy="9.500" r="9.500" fill="#e03131" stroke="#fff" stroke-width="1.500"/><text x="22.500" y="14" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="${count > 9 ? 11 : 13}" fill="#fff">${count > 99 ? "99" : count}</text></svg>`;

let plain: string | undefined;
let shown = 0;

/** Puts the number of those who want the agent on the tab, its icon and the installed app; 0 for none. */
export function showBadge(count: number): void {
  document.title = count > 0 ? `(${count}) ${TITLE}` : TITLE;
  if (count === shown) return;
  shown = count;
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
  if (link) {
    plain ??= link.href;
    link.href = count > 0 ? `data:image/svg+xml,${encodeURIComponent(mark(count))}` : plain;
  }
  const app = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  app?.catch(() => {});
}
