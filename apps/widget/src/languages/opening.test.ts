import { afterEach, expect, it } from "vitest";
import type { Host, Panel } from "../host.ts";
import { leavePage, startWidget } from "../testing/start-widget.ts";
import { mount } from "../widget.tsx";

let panel: Panel | undefined;

afterEach(() => {
  panel?.destroy();
  document.documentElement.lang = "";
  leavePage();
});

it("stands in the page's language from its first moment on", async () => {
  const { host, panel: english } = startWidget();
  english.destroy();
  host.root.replaceChildren();
  document.documentElement.lang = "ar";
  const mounting = mount(host as Host);
  expect(host.root.querySelector(".panel")).toBeNull();
  panel = await mounting;
  panel.open();
  const box = host.root.querySelector<HTMLElement>(".panel");
  expect(box?.lang).toBe("ar");
  expect(box?.textContent).toContain("تحدّث مع شخص");
});
