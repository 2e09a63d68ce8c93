import type { Facts } from "./match-rule.ts";

/** What the visitor does on the page that is shown now; another address begins anew. */
export function createVisit() {
  let { pathname } = location;
  let seconds = 0;
  let scroll = 0;
  let exit = false;
  let last = performance.now();

  const onScroll = () => {
    const { scrollHeight } = document.documentElement;
    const room = scrollHeight - innerHeight;
    if (room > 0) scroll = Math.max(scroll, (scrollY / room) * 100);
  };
  /** Only upwards: to tabs and address, and not to a second screen. */
  const onLeave = ({ clientY }: MouseEvent) => {
    if (clientY <= 0) exit = true;
  };
  addEventListener("scroll", onScroll, { passive: true });
  document.documentElement.addEventListener("mouseleave", onLeave);

  return {
    /** To be called about once a second: counts the time in which the page is seen. */
    look(): void {
      const now = performance.now();
      if (!document.hidden) seconds += (now - last) / 1000;
      last = now;
      if (pathname === location.pathname) return;
      ({ pathname } = location);
      seconds = scroll = 0;
      exit = false;
    },
    facts: (): Omit<Facts, "returning"> => ({
      path: pathname,
      seconds,
      // The last pixel is a matter of rounding.
      scroll: Math.ceil(scroll),
      exit,
      langs: [document.documentElement.lang, ...navigator.languages],
    }),
    stop(): void {
      removeEventListener("scroll", onScroll);
      document.documentElement.removeEventListener("mouseleave", onLeave);
    },
  };
}
