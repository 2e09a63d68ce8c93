import type { JSX, TargetedKeyboardEvent } from "preact";

/** One step of a scale: what it stands for, how it looks, how it is called. */
export interface Step {
  value: number;
  face: string;
  name: string;
}

interface Props {
  label: string;
  class: string;
  steps: readonly Step[];
  value: number | undefined;
  choose(value: number): void;
}

/** How far each arrow goes; those to the sides turn with the direction of reading. */
const ALONG: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * One of several, by one press. Arrows go from one to the next and choose nothing: what is chosen is
 * sent at once.
 */
export function scale({ label, class: look, steps, value, choose }: Props): JSX.Element {
  return (
    <div class={look} role="radiogroup" aria-label={label} onKeyDown={moveFocus}>
      {steps.map((step, index) => (
        // biome-ignore lint/a11y/useSemanticElements: an input is chosen, and so sent, by every arrow
        <button
          key={step.value}
          type="button"
          role="radio"
          aria-checked={step.value === value}
          aria-label={step.name}
          title={step.name}
          tabIndex={(value === undefined ? index === 0 : step.value === value) ? 0 : -1}
          onClick={() => choose(step.value)}
        >
          {step.face}
        </button>
      ))}
    </div>
  );
}

function moveFocus(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const group = event.currentTarget;
  const step = ALONG[event.key];
  if (!step) return;
  event.preventDefault();
  const isMirrored = /^Arrow[LR]/.test(event.key) && getComputedStyle(group).direction === "rtl";
  const buttons = [...group.children] as HTMLElement[];
  const at = buttons.indexOf(event.target as HTMLElement) + (isMirrored ? -step : step);
  const next = buttons[(at + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}
