/** The Markdown with the section replaced, or added at the end. */
export function replaceSection(old: string, name: string, text: string): string {
  const [start, end] = [`<!-- measured: ${name} -->`, `<!-- end of ${name} -->`];
  const section = `${start}\n\n${text.trim()}\n\n${end}`;
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from) return `${old.trimEnd()}\n\n${section}\n`;
  return `${old.slice(0, from)}${section}${old.slice(to + end.length)}`;
}
