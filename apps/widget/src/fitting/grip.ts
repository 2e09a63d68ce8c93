import type { Storage } from "../connecting/storage.ts";

/** In pixels: below this the composer's buttons and the articles have no room. */
const LEAST = { width: 320, height: 360 };

/** Wider lines than this makes are hard to read. */
const MOST_WIDTH = 800;

/** What stays free between the panel and the window's edge, in pixels. */
const EDGE = 16;

/** What one press of an arrow key changes, in pixels. */
const STEP = 20;

interface Size {
  width: number;
  height: number;
}

/** The handle at the panel's free corner. */
export interface Grip {
  name(name: string): void;
  stop(): void;
}

/** Puts it there. The size is kept in `storage` once the visitor has chosen one; a double click forgets it. */
export function createGrip(box: HTMLElement, storage: Storage): Grip {
  const grip = document.createElement("div");
  grip.className = "grip";
  grip.role = "slider";
  grip.tabIndex = 0;

  const isAtLeft = () => {
    const { left, right } = box.getBoundingClientRect();
    return left + right < innerWidth;
  };

  /** Says where it stands; the corner is the one that is free. */
  function tell(): void {
    const { width, height } = box.getBoundingClientRect();
    grip.classList.toggle("right", isAtLeft());
    grip.ariaValueMin = String(LEAST.width);
    grip.ariaValueMax = String(most().width);
    grip.ariaValueNow = String(Math.round(width));
    grip.ariaValueText = `${Math.round(width)} × ${Math.round(height)}`;
  }

  /** What fits the window, from the corner that the panel is tied to. */
  function most(): Size {
    const { left, right, bottom } = box.getBoundingClientRect();
    const room = isAtLeft() ? innerWidth - left : right;
    return { width: Math.min(MOST_WIDTH, room - EDGE), height: bottom - EDGE };
  }

  function show(size: Size | null): void {
    box.classList.toggle("sized", !!size);
    for (const side of ["width", "height"] as const)
      box.style.setProperty(`--own-${side}`, size && `${size[side]}px`);
    tell();
  }

  function change(size: Size): void {
    const { width, height } = most();
    const next = {
      width: Math.round(Math.max(LEAST.width, Math.min(width, size.width))),
      height: Math.round(Math.max(LEAST.height, Math.min(height, size.height))),
    };
    show(next);
    storage.set("size", `${next.width}x${next.height}`);
  }

  grip.onpointerdown = (event) => {
    event.preventDefault();
    grip.focus();
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = ({ clientX, clientY }) => {
      const { left, right, bottom } = box.getBoundingClientRect();
      change({ width: isAtLeft() ? clientX - left : right - clientX, height: bottom - clientY });
    };
  };
  grip.onlostpointercapture = () => {
    grip.onpointermove = null;
  };
  grip.ondblclick = () => {
    storage.set("size", null);
    show(null);
  };
  grip.onkeydown = (event) => {
    const { width, height } = box.getBoundingClientRect();
    const away = isAtLeft() ? STEP : -STEP;
    const by: Record<string, Size> = {
      ArrowLeft: { width: -away, height: 0 },
      ArrowRight: { width: away, height: 0 },
      ArrowUp: { width: 0, height: STEP },
      ArrowDown: { width: 0, height: -STEP },
    };
    const step = by[event.key];
    if (!step) return;
    event.preventDefault();
    change({ width: width + step.width, height: height + step.height });
  };
  // It is measured when it is met: the panel may have been hidden until then.
  box.addEventListener("pointerover", tell, { passive: true });
  grip.onfocus = tell;

  box.append(grip);
  show(sizeIn(storage.get("size")));

  return {
    name(name) {
      if (grip.ariaLabel !== name) grip.ariaLabel = name;
    },
    stop() {
      box.removeEventListener("pointerover", tell);
      grip.remove();
    },
  };
}

/** Null where there is none that can be read. */
function sizeIn(kept: string | null): Size | null {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(kept ?? "") ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : null;
}
