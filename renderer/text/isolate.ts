/**
 * A name inside a sentence, kept apart from it: a name that is written from right to left, or that turns the direction, must not
 * turn the sentence. (U+2068 FIRST STRONG ISOLATE … U+2069 POP; those inside the name are left out, for they would end it early.)
 */
export const isolated = (name: string): string => `\u2068${name.replace(/[\u2066-\u2069]/g, '')}\u2069`;
