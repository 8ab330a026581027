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

/** A text in lines of at most that width, broken between words; a longer word has a line of its own, or is broken. */
export function wrapText(text: string, width: number, size: number): string[] {
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
