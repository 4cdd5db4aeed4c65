/** Every limit of the product, with its unit and its reason. */

/** Code points (not UTF-16 units) of a backup password. ENTSSO takes 7 to 256 (10836, 10839); 8 is NIST SP 800-63B's floor. */
export const PASSWORD_LENGTH = { min: 8, max: 256 } as const;

/** Code points of the reminder in a backup file (ENTSSO 10840). */
export const REMINDER_MAX_LENGTH = 512;

/** AES-256-GCM with random 96-bit nonces: NIST SP 800-38D allows 2^32 uses a key; remind early, refuse at half. */
export const SECRET_USES = { remind: 2 ** 30, refuse: 2 ** 31 } as const;

/**
 * Days. What a new system begins with: ENTSSO's yearly change of the master secret, told of 30 days ahead. A shorter age than a month would
 * have a new secret due while the last one is still being put away; one of more than ten years is none.
 */
export const SECRET_AGE_DAYS = { default: 365, min: 30, max: 3650, remindAhead: 30 } as const;

/** Days since a backup was last proven readable, and since the embedded database was last backed up. */
export const BACKUP_PROOF_DAYS = 180;
export const DATABASE_BACKUP_DAYS = 31;

/** Minutes (ENTSSO defaults; ticket range 10614). */
export const TICKET_TIMEOUT_MINUTES = { default: 2, min: 1, max: 525_600 } as const;
export const CREDENTIAL_CACHE_MINUTES = { default: 60, min: 1, max: 525_600 } as const;

/** Bytes of one mapping's plaintext fields together, before padding; and of the padding step that hides their length. */
export const RECORD_PLAINTEXT_MAX = 65_536;
export const RECORD_PADDING_STEP = 64;

/** Code points of names. */
export const NAME_LENGTH = { application: 256, account: 256, externalUser: 256, system: 128, server: 128, label: 128 } as const;

/** Code points of what describes an application in a line of its own. */
export const TEXT_LENGTH = { description: 1024, contact: 256 } as const;

/** Fields of one application, the external user among them. */
export const APPLICATION_FIELDS_MAX = 100;

/** Mappings that one call enables, disables or deletes, and rows of one page of them. */
export const MAPPINGS_AT_ONCE = 10_000;
export const PAGE_ROWS_MAX = 500;

/** Rows kept in ENTSSO's audit tables (10537). */
export const AUDIT_SIZE_DEFAULT = 1000;
export const AUDIT_SIZE_MAX = 1_000_000;

/** Rows one batch of a walk opens and seals; commits stay short, so that writers wait little. */
export const WALK_BATCH = 1000;

/** Bytes. A larger file than any real one is refused before it is read into memory. */
export const FILE_MAX = { backup: 16 * 2 ** 20, applicationXml: 16 * 2 ** 20, globalInfoXml: 2 ** 20 } as const;

/** The engine's log: bytes of one file, and how many full ones are kept beside it. */
export const LOG_FILE = { bytes: 5 * 2 ** 20, kept: 4 } as const;
