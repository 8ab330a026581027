/** The first query of the README, as it is printed after a start. */
export const FIRST_QUERY = `{
  trace(from: [{ name: "ProjectWEB" }], through: [AGENCY], to: [{ kind: DATA_CLASS, name: "E-mail addresses" }]) {
    complete
    paths { summary status confidence measurements { kind value comparator } }
  }
}`;
