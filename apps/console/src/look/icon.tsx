/** Outlines on a 24 × 24 grid, drawn with the text's colour. */
const PATHS = {
  inbox: "M4 13h4l2 3h4l2-3h4M4 13l3-8h10l3 8v6H4z",
  book: "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  gear: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M20 20l-4-4",
  back: "M15 5l-7 7 7 7",
  arrowDown: "M12 5v14M6 13l6 6 6-6",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  people:
    "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 19c.8-3.5 3.3-5 6.5-5s5.7 1.5 6.5 5M16 5.300a3.4 3.4 0 0 1 0 6.400M18 14.500c2 .6 3 2.2 3.5 4.5",
  transfer: "M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4",
  returned: "M9 7 4 12l5 5M4 12h11a5 5 0 0 1 5 5v1",
  check: "M5 12.500l4.5 4.500L19 7.5",
  checks: "M2 12.500l4.5 4.500L14 8.500M11 16l1.5 1L20 8.5",
  cross: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  pencil: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  clip: "M20 11l-8 8a5 5 0 0 1-7-7l8-8a3.4 3.4 0 0 1 5 5l-8 8a1.700 1.700 0 0 1-2.500-2.500l7-7",
  copy: "M9 9h10v11H9zM5 15V4h10",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5M9 9h6M9 12.500h3",
  warn: "M12 4 2.5 20h19zM12 10v4.500M12 17.500v.01",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4",
  moon: "M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5",
  half: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 4v16M12 8h5.500M12 12h8M12 16h5.5",
  out: "M10 4H5v16h5M15 8l4 4-4 4M19 12H9",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 14.500h8",
  wifiOff:
    "M3 3l18 18M5 12a10 10 0 0 1 4-2.500M8.5 15.500a5 5 0 0 1 6-.8M12 19.500v.01M13 9.100a10 10 0 0 1 6 2.900M2 8.500a15 15 0 0 1 4-2.700M11 5a15 15 0 0 1 11 3.5",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.500l3 2",
  flag: "M6 21V4M6 5c4-2.500 7 2.500 12 0v9c-5 2.500-8-2.500-12 0",
  calendar: "M5 6h14v14H5zM5 10.500h14M9 3.500V7M15 3.500V7",
  label: "M4 4h8l8 8-8 8-8-8zM8.500 8.500v.01",
  chevron: "M7 10l5 5 5-5",
  filter: "M4 6.500h16M7 12h10M10 17.500h4",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
  chart: "M4 4v16h16M8 16v-4M12 16V8M16 16v-6M20 16V6",
  board: "M4 4h7v9H4zM13 4h7v5h-7zM13 12h7v8h-7zM4 16h7v4H4z",
  arrowEnd: "M5 12h14M13 6l6 6-6 6",
  bulb: "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.500 10.900c.6.500 1 1.300 1 2.100h5c0-.8.4-1.600 1-2.100A6 6 0 0 0 12 3",
  block: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.400 6.400l11.200 11.200",
  pulse: "M3 12h4l3-7 4 14 3-7h4",
  bold: "M7 5h6a3.500 3.500 0 0 1 0 7H7zM7 12h7a3.500 3.500 0 0 1 0 7H7z",
  italic: "M10 5h7M7 19h7M14 5l-4 14",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17",
  heading: "M6 5v14M18 5v14M6 12h12",
  list: "M9 6.500h11M9 12h11M9 17.500h11M4.500 6.500v.01M4.500 12v.01M4.500 17.500v.01",
  numbers:
    "M10 6.500h10M10 12h10M10 17.500h10M4 5l1.500-.5v4M4 14.500c.5-1 2.500-1 2.500.3 0 1-2.500 2.200-2.500 3.200h2.500",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.500 9.500v.01",
  grip: "M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01",
  more: "M5 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M17 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0",
  leaf: "M5 19c0-9 5-14 14-14 0 9-4 14-11 14M5 19c2-4 5-7 9-9",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words, hidden from screen readers: the words carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
