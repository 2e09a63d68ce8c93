/** Columns as wide as their widest cell; the last one is left ragged. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column])))
      .join("  ");
  return [
    line(all[0]),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...all.slice(1).map(line),
  ]
    .map((text) => `  ${text}`)
    .join("\n");
}
