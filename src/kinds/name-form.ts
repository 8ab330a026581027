import { nameKey } from "../shared/name-key.js";

/** Legal forms of companies, in the spelling of nameKey with single letters drawn together ("S.A." is "sa"). */
const LEGAL_FORMS = new Set(
  (
    "inc incorporated corp corporation co company ltd limited llc llp lp plc pllc " + // English
    "gmbh mbh ag kg kgaa ug se ev eg " + // German
    "sa sas sarl sasu spa srl sl slu snc sc scs sca " + // Romance languages
    "ltda eireli sab cv decv rl derl " +
    "bv nv vof cvba bvba " + // Dutch
    "ab as asa aps oy oyj hf ehf " + // Nordic
    "kk gk yk kabushiki kaisha " + // Japanese, in Latin letters
    "pty pte bhd sdn tbk pt " + // Asia and the Pacific
    "ooo oao zao pao jsc ojsc cjsc pjsc sro doo dd kft zrt nyrt spzoo sp zoo oo ad ead eood " + // Eastern Europe
    "saog saoc fzco fze wll ksc qsc"
  ).split(" "),
);
/** Legal forms in East Asian scripts stand before or behind a name, without a space. */
const EAST_ASIAN_FORMS =
  /株式会社|有限会社|合同会社|合資会社|合名会社|（株）|\(株\)|（有）|\(有\)|股份有限公司|有限责任公司|有限公司|주식회사|\(주\)/g;
/** Words that one spelling of a name has and another leaves out. */
const EMPTY_WORDS = new Set(["the", "and"]);

/**
 * What is left of a name when what varies in its spelling is taken away: case, punctuation, accents of Latin letters, "the" and
 * "and", and, for an organization, its legal form. "Nestlé S.A." and "NESTLE" have one form. Words are separated by spaces.
 */
export function nameForm(name: string, isOrganization: boolean): string {
  const written = isOrganization ? name.normalize("NFKC").replace(EAST_ASIAN_FORMS, " ") : name;
  const key = nameKey(withoutAccents(written));
  const words = drawTogether(key.split(" ")).filter(
    (word, _, all) => all.length === 1 || !EMPTY_WORDS.has(word),
  );
  if (!isOrganization) return words.join(" ");
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? "")) end -= 1;
  const start = end > 1 && LEADING_FORMS.has(words[0] ?? "") ? 1 : 0;
  return words.slice(start, end).join(" ");
}

/** Legal forms that stand before a name. */
const LEADING_FORMS = new Set(["ooo", "oao", "zao", "pao", "pt", "jsc", "ojsc", "pjsc"]);

/** Accents tell letters apart in other scripts: a Japanese "が" is no "か". */
function withoutAccents(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC");
}

/** Single letters in a row are one abbreviation: "s", "a" become "sa". */
function drawTogether(words: readonly string[]): string[] {
  const drawn: string[] = [];
  let letters = "";
  for (const word of [...words, ""]) {
    if (/^\p{Script=Latin}$/u.test(word)) {
      letters += word;
      continue;
    }
    if (letters !== "") drawn.push(letters);
    letters = "";
    if (word !== "") drawn.push(word);
  }
  return drawn;
}
