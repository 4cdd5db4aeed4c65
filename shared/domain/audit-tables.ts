/**
 * The tables of the audit. `records`: the chains, one a server, of which nothing is ever taken out. The others keep the newest of what they
 * tell of, as many as the system's settings say; the oldest go.
 */
export const KEPT_TABLES = ['lookups', 'deletedApplications', 'deletedMappings'] as const;
export type KeptTable = (typeof KEPT_TABLES)[number];

export const AUDIT_TABLES = ['records', ...KEPT_TABLES] as const;
export type AuditTable = (typeof AUDIT_TABLES)[number];
