/** Sectors of the North American Industry Classification System, NAICS 2017 (US Census Bureau): first two digits, code, name. */
const SECTORS: readonly (readonly [digits: readonly string[], code: string, name: string])[] = [
  [["11"], "11", "Agriculture, forestry, fishing and hunting"],
  [["21"], "21", "Mining, quarrying, and oil and gas extraction"],
  [["22"], "22", "Utilities"],
  [["23"], "23", "Construction"],
  [["31", "32", "33"], "31-33", "Manufacturing"],
  [["42"], "42", "Wholesale trade"],
  [["44", "45"], "44-45", "Retail trade"],
  [["48", "49"], "48-49", "Transportation and warehousing"],
  [["51"], "51", "Information"],
  [["52"], "52", "Finance and insurance"],
  [["53"], "53", "Real estate and rental and leasing"],
  [["54"], "54", "Professional, scientific, and technical services"],
  [["55"], "55", "Management of companies and enterprises"],
  [["56"], "56", "Administrative and support and waste management and remediation services"],
  [["61"], "61", "Educational services"],
  [["62"], "62", "Health care and social assistance"],
  [["71"], "71", "Arts, entertainment, and recreation"],
  [["72"], "72", "Accommodation and food services"],
  [["81"], "81", "Other services (except public administration)"],
  [["92"], "92", "Public administration"],
];

/** The sector of a NAICS code of two to six digits; undefined where it is none ("000" is VERIS for unknown). */
export function sectorOf(naics: string): { readonly code: string; readonly name: string } | undefined {
  const found = SECTORS.find(([digits]) => digits.includes(naics.slice(0, 2)));
  return found && { code: found[1], name: found[2] };
}

/** Whether a NAICS code is of public administration: its organization is an agency. */
export function isPublicAdministration(naics: string): boolean {
  return naics.startsWith("92");
}

const COUNTRY_NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The name of a country by its code, ISO 3166-1 alpha-2; undefined where there is none. */
export function countryName(code: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) && code !== "ZZ" ? COUNTRY_NAMES.of(code) : undefined;
}

/** Names of data classes by VERIS attribute.confidentiality.data.variety; "Unknown" and "Other" are none. */
export const DATA_CLASSES: Readonly<Record<string, string>> = {
  Bank: "Bank account data",
  Classified: "Classified information",
  Copyrighted: "Copyrighted material",
  Credentials: "Credentials",
  "Digital certificate": "Digital certificates",
  Internal: "Internal data",
  Medical: "Medical records",
  Payment: "Payment card data",
  Personal: "Personal data",
  Secrets: "Trade secrets",
  "Sensitive Personal": "Sensitive personal data",
  "Source code": "Source code",
  System: "System information",
  "Virtual currency": "Virtual currency",
};

/** What the first letter of a VERIS asset variety means; of media and persons no tool is made. */
export const ASSETS: Readonly<Record<string, string>> = {
  S: "Server",
  N: "Network",
  U: "User device",
  T: "Kiosk or terminal",
  E: "Embedded device",
};
