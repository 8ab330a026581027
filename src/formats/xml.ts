const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** What XML 1.0 forbids (section 2.2): control characters, two that are none, and lone surrogates. */
const FORBIDDEN = new RegExp(
  [
    String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]`,
    String.raw`[\uD800-\uDBFF](?![\uDC00-\uDFFF])`,
    String.raw`(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]`,
  ].join("|"),
  "g",
);

/** A text for an XML 1.0 document, as content or attribute value; characters that XML forbids become U+FFFD. */
export function toXml(text: string | number): string {
  return String(text)
    .replace(FORBIDDEN, "\uFFFD")
    .replace(/[&<>"'\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);
}
