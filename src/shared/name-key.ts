/**
 * The form under which a name is compared: compatibility-normalised (full-width letters become ordinary ones),
 * lower case, every run of other characters than letters, marks and digits one space. "E-mail  Addresses" and
 * "e-mail addresses" have the same key. A name of nothing but signs keeps them.
 */
export function nameKey(name: string): string {
  const folded = name.normalize("NFKC").toLowerCase();
  const key = folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return key === "" ? folded.trim() : key;
}
