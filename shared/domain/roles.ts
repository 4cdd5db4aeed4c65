/**
 * Who may do what (reference: ENTSSO's role matrix). An SSO Administrator may do everything; `anyone` is whoever reached
 * the engine at all. Access accounts are operating-system users or groups.
 */
export const ROLES = ['sso-administrator', 'sso-affiliate-administrator', 'application-administrator', 'application-user'] as const;
export type Role = (typeof ROLES)[number];
export type RequiredRole = Role | 'anyone';

/** Position in ROLES is rank: a higher role holds the rights of the lower ones. */
export function satisfies(held: readonly Role[], required: RequiredRole): boolean {
  if (required === 'anyone') return true;
  return held.some((role) => ROLES.indexOf(role) <= ROLES.indexOf(required));
}
