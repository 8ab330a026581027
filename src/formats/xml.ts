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
// eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids (section 2.2), with lone surrogates
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text for an XML 1.0 document, as content or attribute value; characters that XML forbids become U+FFFD. */
export function toXml(text: string | number): string {
  return String(text)
    .replace(FORBIDDEN, "\uFFFD")
    .replace(/[&<>"'\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);
}
