/**
 * The header of a backup file: what anyone who can read the file sees without its password. One line of JSON:
 *
 *   format, systemId, systemName, createdAt, createdBy, reminder,
 *   keyDerivation {name: 'scrypt', N, r, p, salt} or {name: 'pbkdf2-sha256', iterations, salt}   (salt: hexadecimal)
 *   secrets [{id, version, state, createdAt, checkValue}]
 *
 * A reader bounds everything before it uses it. Nothing here is trusted for more than being shown, until the password has
 * authenticated it. Names that a reader does not know are ignored (and authenticated all the same).
 */
import { NAME_LENGTH, REMINDER_MAX_LENGTH } from '../../shared/domain/limits.ts';
import { GUID_PATTERN, codePoints, isOneLine } from '../../shared/domain/names.ts';
import { SECRET_STATES } from '../../shared/domain/secret-states.ts';
import { SsoError } from '../../shared/errors.ts';
import { COST_BOUNDS, isCostWithinBounds } from './password.ts';
import type { BackupHeader, BackupSecret, KeyDerivation } from './types.ts';

export const BACKUP_FORMAT = 1;

/** Bytes: thousands of secrets. */
export const HEADER_MAX = 2 ** 20;

const CREATED_BY_MAX = 512;
const HEX = /^(?:[0-9a-f]{2})*$/;
const CHECK_VALUE = /^[0-9a-f]{32}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

export interface ParsedHeader {
  readonly header: BackupHeader;
  readonly salt: Buffer;
}

type Json = Readonly<Record<string, unknown>>;

export function encodeHeader(header: BackupHeader, salt: Buffer): Buffer {
  const { formatVersion, keyDerivation, secrets, ...texts } = header;
  const json = { format: formatVersion, ...texts, keyDerivation: { ...keyDerivation, salt: salt.toString('hex') }, secrets };
  return Buffer.from(JSON.stringify(json), 'utf8');
}

/** BACKUP_DAMAGED where it is no such header, BACKUP_BOUNDS {field} where a value is none that this product writes. */
export function parseHeader(line: Buffer): ParsedHeader {
  const json = parseObject(line);
  const { keyDerivation, salt } = parseKeyDerivation(objectOf(json['keyDerivation']));
  const header: BackupHeader = {
    formatVersion: formatOf(json['format']),
    systemId: matching(json['systemId'], GUID_PATTERN),
    systemName: lineOf(json['systemName'], 'systemName', NAME_LENGTH.system),
    createdAt: matching(json['createdAt'], TIME),
    createdBy: lineOf(json['createdBy'], 'createdBy', CREATED_BY_MAX),
    reminder: lineOf(json['reminder'], 'reminder', REMINDER_MAX_LENGTH),
    keyDerivation,
    secrets: arrayOf(json['secrets']).map(parseSecret),
  };
  return { header, salt };
}

/** What is written has to be readable: INPUT_INVALID {field} where a text is too long or holds control characters. */
export function checkHeaderTexts(texts: Pick<BackupHeader, 'systemName' | 'createdBy' | 'reminder'>): void {
  const limits = { systemName: NAME_LENGTH.system, createdBy: CREATED_BY_MAX, reminder: REMINDER_MAX_LENGTH } as const;
  for (const field of ['systemName', 'createdBy', 'reminder'] as const) {
    if (!isLineOf(texts[field], limits[field])) throw new SsoError('INPUT_INVALID', { field });
  }
}

function parseObject(line: Buffer): Json {
  try {
    return objectOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)));
  } catch (error) {
    throw error instanceof SsoError ? error : damaged();
  }
}

/** Said twice, in the magic line and here, where every reader of JSON finds it. */
function formatOf(value: unknown): number {
  if (value !== BACKUP_FORMAT) throw damaged();
  return BACKUP_FORMAT;
}

function parseKeyDerivation(json: Json): { keyDerivation: KeyDerivation; salt: Buffer } {
  const salt = Buffer.from(matching(json['salt'], HEX), 'hex');
  const cost = parseCost(json);
  const { min, max } = COST_BOUNDS.salt;
  if (!cost || !isCostWithinBounds(cost) || salt.length < min || salt.length > max) throw outOfBounds('keyDerivation');
  return { keyDerivation: cost, salt };
}

function parseCost(json: Json): KeyDerivation | null {
  if (json['name'] === 'scrypt') return { name: 'scrypt', N: integerOf(json['N']), r: integerOf(json['r']), p: integerOf(json['p']) };
  return json['name'] === 'pbkdf2-sha256' ? { name: 'pbkdf2-sha256', iterations: integerOf(json['iterations']) } : null;
}

function parseSecret(value: unknown): BackupSecret {
  const json = objectOf(value);
  const state = SECRET_STATES.find((known) => known === json['state']);
  const version = integerOf(json['version']);
  if (!state || state === 'retired' || version < 1 || version >= 2 ** 32) throw outOfBounds('secrets');
  const id = matching(json['id'], GUID_PATTERN);
  return { id, version, state, createdAt: matching(json['createdAt'], TIME), checkValue: matching(json['checkValue'], CHECK_VALUE) };
}

const isLineOf = (text: string, max: number): boolean => codePoints(text) <= max && isOneLine(text);

function lineOf(value: unknown, field: string, max: number): string {
  if (typeof value !== 'string') throw damaged();
  if (!isLineOf(value, max)) throw outOfBounds(field);
  return value;
}

function matching(value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw damaged();
  return value;
}

function integerOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw damaged();
  return value;
}

function objectOf(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged();
  return value as Json;
}

function arrayOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged();
  return value;
}

const damaged = (): SsoError => new SsoError('BACKUP_DAMAGED');
const outOfBounds = (field: string): SsoError => new SsoError('BACKUP_BOUNDS', { field });
