import { vocabulary } from "../shared/vocabulary.js";

export const AFFILIATION = vocabulary("Affiliation", "In what way organizations are affiliated.", {
  SUBSIDIARY: "It is owned by the other.",
  PARENT: "It owns the other.",
  SISTER: "Both have one owner.",
  JOINT_VENTURE: "It is owned together with others.",
  PARTNER: "They work together without ownership.",
  UNSPECIFIED: "The source does not say.",
});

export const CREDENTIAL = vocabulary("CredentialUse", "With what credentials a tool was entered.", {
  LEGITIMATE: "Credentials given to the one who used them.",
  STOLEN: "Credentials taken from their owner.",
  UNKNOWN: "It is not known.",
});

export const INCIDENT_ROLE = vocabulary("AffectedRole", "In what role an organization was affected.", {
  PRIMARY: "Its systems were attacked.",
  CUSTODIAN: "It kept the data for others.",
  DATA_OWNER: "The data is its own, kept elsewhere.",
  SECONDARY: "It suffered from another's breach.",
});

export const LOSS_TYPE = vocabulary("LossType", "What became of exposed data (STIX incident extension).", {
  SUSPECTED: "It may have been taken.",
  CONFIRMED: "It was taken.",
  EXPLOITED: "It was taken and used.",
  NONE: "It was within reach and not taken.",
});
