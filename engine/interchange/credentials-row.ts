/** One line of a credentials file, checked against the application that it names. Pure: the same in both passes over the file. */
import { NAME_LENGTH, RECORD_PLAINTEXT_MAX } from '../../shared/domain/limits.ts';
import { codePoints, nameKey, type Guid } from '../../shared/domain/names.ts';
import type { ApplicationType } from '../credential-db/schema.ts';
import { canonicalAccount } from '../platform/account.ts';
import { columnsOf, type ApplicationColumns, type CredentialsHeader } from './credentials-header.ts';
import { csvInvalid, type CsvRow } from './csv-rows.ts';

export interface ImportTarget {
  readonly id: Guid;
  readonly name: string;
  readonly type: ApplicationType;
  readonly fields: readonly { readonly ordinal: number; readonly label: string }[];
}

export interface CredentialsRow {
  readonly line: number;
  readonly application: ImportTarget;
  readonly account: string;
  readonly accountKey: string;
  readonly externalUser: string;
  readonly externalKey: string;
  readonly fields: ReadonlyMap<number, string>;
}

/** Bytes of a field's head in a record (ordinal and length), so that a line that is too long is named before anything is sealed. */
const FIELD_HEAD = 6;

export class RowReader {
  readonly #header: CredentialsHeader;
  readonly #file: string;
  readonly #accountHost: string;
  readonly #targets: ReadonlyMap<string, ImportTarget>;
  readonly #columns = new Map<Guid, ApplicationColumns>();

  /** `targets` by name key. */
  constructor(header: CredentialsHeader, targets: ReadonlyMap<string, ImportTarget>, file: string, accountHost: string) {
    this.#header = header;
    this.#targets = targets;
    this.#file = file;
    this.#accountHost = accountHost;
  }

  get headerLine(): number {
    return this.#header.line;
  }

  read(row: CsvRow): CredentialsRow {
    const { line, cells } = row;
    const { columns } = this.#header;
    if (cells.length !== columns) throw csvInvalid(this.#file, line, 'csv-columns', { expected: columns, found: cells.length });
    const application = this.#application(row);
    const account = this.#account(row);
    const externalUser = this.#externalUser(row);
    return {
      line,
      application,
      account,
      accountKey: nameKey(account),
      externalUser,
      externalKey: nameKey(externalUser),
      fields: this.#fields(row, application),
    };
  }

  #application({ line, cells }: CsvRow): ImportTarget {
    const name = cells[0]?.trim() ?? '';
    if (name === '') throw csvInvalid(this.#file, line, 'csv-application-empty');
    const application = this.#targets.get(nameKey(name));
    if (!application) throw csvInvalid(this.#file, line, 'csv-application-unknown', { application: name });
    if (application.type !== 'individual') throw csvInvalid(this.#file, line, 'csv-application-type', { application: application.name });
    return application;
  }

  #account({ line, cells }: CsvRow): string {
    const written = cells[1]?.trim() ?? '';
    if (written === '') throw csvInvalid(this.#file, line, 'csv-account-empty');
    const account = canonicalAccount(written, this.#accountHost);
    if (codePoints(account) > NAME_LENGTH.account) throw csvInvalid(this.#file, line, 'csv-account-long', { max: NAME_LENGTH.account });
    return account;
  }

  #externalUser({ line, cells }: CsvRow): string {
    const user = cells[2]?.trim().normalize('NFC') ?? '';
    if (user === '') throw csvInvalid(this.#file, line, 'csv-user-empty');
    if (codePoints(user) > NAME_LENGTH.externalUser) throw csvInvalid(this.#file, line, 'csv-user-long', { max: NAME_LENGTH.externalUser });
    return user;
  }

  #fields({ line, cells }: CsvRow, application: ImportTarget): ReadonlyMap<number, string> {
    const { own, foreign } = this.#columnsFor(line, application);
    const stray = foreign.find(({ column }) => cells[column] !== '');
    if (stray) throw csvInvalid(this.#file, line, 'csv-label-foreign', { application: application.name, label: stray.label });
    const fields = new Map(own.map(({ ordinal, column }) => [ordinal, cells[column] ?? '']));
    let bytes = 0;
    for (const value of fields.values()) bytes += FIELD_HEAD + Buffer.byteLength(value);
    if (bytes > RECORD_PLAINTEXT_MAX) throw csvInvalid(this.#file, line, 'csv-value-long', { max: RECORD_PLAINTEXT_MAX });
    return fields;
  }

  #columnsFor(line: number, application: ImportTarget): ApplicationColumns {
    const known = this.#columns.get(application.id);
    if (known) return known;
    const columns = columnsOf(this.#header, application.fields);
    if ('missing' in columns)
      throw csvInvalid(this.#file, line, 'csv-label-missing', { application: application.name, label: columns.missing });
    this.#columns.set(application.id, columns);
    return columns;
  }
}
