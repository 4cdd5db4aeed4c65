/** Work that may go on behind a closed dialog and changes no credential: it is no operation, and ends with the process that does it. */
export const WORK_KINDS = ['verify-database', 'verify-backup'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const WORK_STATES = ['running', 'done', 'cancelled', 'failed'] as const;
