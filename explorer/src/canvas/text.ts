/** Widths of letters in ems, as of the broader of the usual sans-serif faces: room for a text before it is drawn. */
const NARROW = 0.34;
const SLIM = 0.41;
const USUAL = 0.61;
const CAPITAL = 0.7;
const WIDE = 0.95;

/** How wide a text of one line is about, in the units of its size. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += emsOf(letter);
  return ems * size;
}

function emsOf(letter: string): number {
  if (letter > "\u2e7f" && letter < "\uffdc") return 1;
  // Signs such as "✓" and "↻" come from other faces.
  if ("mwMW@%".includes(letter) || letter > "\u2010") return WIDE;
  if ("iljI.,:;'|! ".includes(letter)) return NARROW;
  if ("rtf()[]-".includes(letter)) return SLIM;
  return letter === letter.toLowerCase() ? USUAL : CAPITAL;
}

/**
 * A text in as few lines of at most that width as it needs, about equally long; broken between words, and within a word only
 * where it is longer than a line.
 */
export function wrapText(text: string, width: number, size: number): string[] {
  const widest = fill(text, width, size);
  if (widest.length < 2) return widest;
  const longestWord = Math.max(...text.split(/\s+/).map((word) => widthOf(word, size)));
  const least = Math.max(longestWord, widthOf(text, size) / widest.length);
  for (let narrower = least; narrower < width; narrower += size / 2) {
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
