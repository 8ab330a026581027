import { vocabulary } from "../shared/vocabulary.js";

export const IDENTITY_SIGNAL = vocabulary(
  "IdentitySignal",
  "What speaks for two entities being one, or against it.",
  {
    SAME_IDENTIFIER: "They bear the same number of a register, LEI or address of a site.",
    SAME_DOMAIN: "They have the same internet domain.",
    SAME_NAME: "A name of the one is a name of the other; case and punctuation do not count.",
    SAME_NAME_FORM: "Their names differ in legal form, accents or small words only.",
    SAME_LETTERS: "Their names differ in the spaces between words only.",
    DOMAIN_NAMED: "The domain of the one is the name of the other.",
    NEAR_NAME: "Their names are nearly the same: one may be a typing error.",
    SAME_COUNTRY: "They are in the same country.",
    OTHER_IDENTIFIER: "Each bears a number of the same register, and the numbers differ.",
    OTHER_COUNTRY: "They are in different countries.",
    OTHER_KIND: "They are recorded as different kinds.",
    SHORT_NAME: "The name they share is so short that others may bear it, too.",
  },
);
export type IdentitySignal = keyof typeof IDENTITY_SIGNAL.values;

/**
 * How much each signal for an identity weighs, 0 to 100: a convention, not a probability. Of those about names only the
 * strongest counts; what is left combines as 1 - product(1 - weight).
 */
export const FOR: Readonly<Partial<Record<IdentitySignal, number>>> = {
  SAME_IDENTIFIER: 95,
  SAME_DOMAIN: 85,
  SAME_NAME: 80,
  SAME_NAME_FORM: 75,
  SAME_LETTERS: 65,
  DOMAIN_NAMED: 60,
  NEAR_NAME: 50,
  SAME_COUNTRY: 20,
};

/** By what a score is multiplied where something speaks against an identity, in percent. */
export const AGAINST: Readonly<Partial<Record<IdentitySignal, number>>> = {
  OTHER_IDENTIFIER: 20,
  OTHER_COUNTRY: 60,
  OTHER_KIND: 80,
  SHORT_NAME: 70,
};

/** From so many letter pairs in common on, of all that either name has, two names are near each other. */
export const NEAR = 0.7;
/** Names of so few letters are short. */
export const SHORT = 3;
