/** Widths of letters in ems of the usual sans-serif faces: near enough to leave room for a text before it is drawn. */
const NARROW = 0.31;
const WIDE = 0.9;
const CAPITAL = 0.7;
const USUAL = 0.56;

/** How wide a text of one line is about, in the units of its size. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += emsOf(letter);
  return ems * size;
}

function emsOf(letter: string): number {
  if (letter > "\u2e7f" && letter < "\uffdc") return 1;
  if ("iljtfrI.,:;'|!()[] -".includes(letter)) return NARROW;
  if ("mwMW@%—".includes(letter)) return WIDE;
  return letter !== letter.toLowerCase() ? CAPITAL : USUAL;
}

/**
 * A text in as few lines of at most that width as it needs, about equally long; broken between words, and within a word only
 * where it is longer than a line.
 */
export function wrapText(text: string, width: number, size: number): string[] {
  const widest = fill(text, width, size);
  if (widest.length < 2) return widest;
  for (let narrower = widthOf(text, size) / widest.length; narrower < width; narrower += size / 2) {
    const lines = fill(text, narrower, size);
    if (lines.length === widest.length) return lines;
  }
  return widest;
}

function fill(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((one) => breakWord(one, width, size))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

function breakWord(word: string, width: number, size: number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && widthOf(part + letter, size) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/** At most so many letters, cut after a word where there is one to cut after. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > most / 2 ? space : undefined).trimEnd()}…`;
}
