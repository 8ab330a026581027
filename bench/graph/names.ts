const SYLLABLES = (
  "bar bel bor cal cor dal den dor fal fen fir gal gor hal hen jar jor kal kel kor lan lin lor mal mar mel " +
  "min mor nal nor pal pel por qua ral ren ros sal sen sol tal tar ten tor val van vel ver vol wal wen wor " +
  "xan yar yel zan zel zor bri cla dra gre pri sta"
).split(" ");
const WORDS = SYLLABLES.length ** 2;
/** An odd number: multiplied by it, no two indexes below 2^24 give the same place. */
const STEP = 10_144_411;

/** Two made-up words; no two indexes below 16 million share both. Each word is shared by about one name in 4,000. */
export function madeUpName(index: number): string {
  const place = Math.imul(index, STEP) & (WORDS * WORDS - 1);
  return `${word(place % WORDS)} ${word(Math.floor(place / WORDS))}`;
}

function word(index: number): string {
  const text = `${SYLLABLES[index % SYLLABLES.length] ?? ""}${SYLLABLES[Math.floor(index / SYLLABLES.length)] ?? ""}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
