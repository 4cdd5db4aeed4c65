/** Test helper: files with one fault each, made from a valid one. A fault without a trailer of its own is damage; with one, an alteration. */
import { createHash } from 'node:crypto';

export interface Fault {
  readonly name: string;
  readonly expected: string;
  readonly make: (valid: Buffer) => Buffer | Promise<Buffer>;
}

type JsonObject = Record<string, unknown>;

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** As someone who knows the format would leave it: with a right trailer. */
export function sealed(content: Buffer): Buffer {
  return Buffer.concat([content, sha256(content)]);
}

export function parts(file: Buffer): { magic: string; header: JsonObject; body: Buffer } {
  const first = file.indexOf(10);
  const second = file.indexOf(10, first + 1);
  const header = JSON.parse(file.toString('utf8', first + 1, second)) as JsonObject;
  return { magic: file.toString('latin1', 0, first), header, body: file.subarray(second + 1, -32) };
}

export function assembled(magic: string, header: string | Buffer, body: Buffer): Buffer {
  return sealed(Buffer.concat([Buffer.from(`${magic}\n`), Buffer.from(header as string), Buffer.from('\n'), body]));
}

export const flipped = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  const index = at < 0 ? changed.length + at : at;
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
};

/** One bit, and nothing put right after it. */
export const bit = (name: string, expected: string, at: (file: Buffer) => number): Fault => ({
  name,
  expected,
  make: (file) => flipped(file, at(file)),
});

/** Another magic line. */
export const magic = (name: string, expected: string, line: string): Fault => ({
  name,
  expected,
  make: (file) => assembled(line, JSON.stringify(parts(file).header), parts(file).body),
});

/** Another header. */
export const header = (name: string, expected: string, change: (header: JsonObject) => unknown): Fault => ({
  name,
  expected,
  make: (file) => {
    const { magic: line, header: json, body } = parts(file);
    return assembled(line, JSON.stringify(change(json)), body);
  },
});

/** Another header line, as it stands. */
export const line = (name: string, expected: string, change: (line: string) => string | Buffer): Fault => ({
  name,
  expected,
  make: (file) => {
    const { magic: first, header: json, body } = parts(file);
    return assembled(first, change(JSON.stringify(json)), body);
  },
});

/** Another body. */
export const body = (name: string, expected: string, change: (body: Buffer) => Buffer): Fault => ({
  name,
  expected,
  make: (file) => {
    const { magic: first, header: json, body: old } = parts(file);
    return assembled(first, JSON.stringify(json), change(old));
  },
});

/** Faults of any file of this kind that nobody put a right trailer to, and of its magic line. */
export function damageOf(foreign: string, damaged: string, magicWord: string): Fault[] {
  const headerAt = (file: Buffer): number => file.indexOf(10) + 1;
  const bodyAt = (file: Buffer): number => file.indexOf(10, headerAt(file)) + 1;
  return [
    { name: 'empty', expected: foreign, make: () => Buffer.alloc(0) },
    { name: 'zeros', expected: foreign, make: (file) => Buffer.alloc(file.length) },
    bit('first-byte', foreign, () => 0),
    { name: 'byte-order-mark', expected: foreign, make: (file) => sealed(Buffer.concat([Buffer.from('\ufeff'), file.subarray(0, -32)])) },
    magic('magic-lower-case', foreign, `${magicWord.toLowerCase()} 1`),
    magic('magic-without-number', foreign, magicWord),
    magic('format-zero', damaged, `${magicWord} 0`),
    magic('format-leading-zero', damaged, `${magicWord} 01`),
    magic('format-not-a-number', damaged, `${magicWord} one`),
    magic('format-with-space', damaged, `${magicWord} 1 `),
    bit('format-digit', damaged, (file) => file.indexOf(10) - 1),
    { name: 'cut-after-magic', expected: damaged, make: (file) => file.subarray(0, headerAt(file)) },
    { name: 'cut-in-header', expected: damaged, make: (file) => file.subarray(0, headerAt(file) + 100) },
    { name: 'cut-after-header', expected: damaged, make: (file) => file.subarray(0, bodyAt(file)) },
    { name: 'cut-in-body', expected: damaged, make: (file) => file.subarray(0, bodyAt(file) + 20) },
    { name: 'cut-by-a-byte', expected: damaged, make: (file) => file.subarray(0, -1) },
    { name: 'a-byte-longer', expected: damaged, make: (file) => Buffer.concat([file, Buffer.of(0)]) },
    { name: 'twice', expected: damaged, make: (file) => Buffer.concat([file, file]) },
    { name: 'end-zeroed', expected: damaged, make: (file) => Buffer.from(file).fill(0, file.length - 200) },
    {
      name: 'line-ends-converted',
      expected: damaged,
      make: (file) => Buffer.from(file.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
    },
    { name: 'seven-bits', expected: damaged, make: (file) => Buffer.from(file.map((byte) => byte & 0x7f)) },
    bit('bit-in-header', damaged, (file) => headerAt(file) + 30),
    bit('bit-in-body', damaged, (file) => bodyAt(file) + 30),
    bit('bit-before-trailer', damaged, (file) => file.length - 33),
    bit('bit-in-trailer', damaged, () => -1),
    { name: 'no-header-line', expected: damaged, make: () => sealed(Buffer.from(`${magicWord} 1\n{"format":1}`)) },
    line('header-not-json', damaged, (text) => text.slice(0, -1)),
    line('header-not-utf-8', damaged, (text) => Buffer.from(text.replace('"format"', '"\xff"'), 'latin1')),
    line('header-a-list', damaged, (text) => `[${text}]`),
    line('header-empty', damaged, () => ''),
    header('header-of-another-format', damaged, (json) => ({ ...json, format: 2 })),
  ];
}
