/**
 * The frame that backup files and secret stores share:
 *
 *   `<MAGIC> <format number>\n` · header: one line of JSON `\n` · body · SHA-256 of all before it (32 bytes)
 *
 * The trailer tells damage from anything else, without a key: it is looked at first, and every format ends with it, so that a
 * newer file that is damaged is called damaged. It proves nothing against a person: who alters a file makes a new one.
 */
import { createHash } from 'node:crypto';

export const TRAILER_LENGTH = 32;

const NEWLINE = 0x0a;
const MAGIC_LINE_MAX = 40;

export type FrameFault = 'foreign' | 'damaged' | 'newer' | 'bounds';

export interface Frame {
  /** Magic line and header line, newlines included: what authentication has to cover. */
  readonly head: Buffer;
  readonly header: Buffer;
  readonly body: Buffer;
}

export interface FrameFormat {
  readonly magic: string;
  readonly format: number;
  readonly headerMax: number;
  readonly fileMax: number;
  readonly fault: (fault: FrameFault) => Error;
}

export const magicLine = ({ magic, format }: FrameFormat): string => `${magic} ${format}\n`;

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Magic line and header line. */
export function encodeHead(format: FrameFormat, header: Buffer): Buffer {
  return Buffer.concat([Buffer.from(magicLine(format), 'ascii'), header, Buffer.of(NEWLINE)]);
}

export function withTrailer(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, sha256(bytes)]);
}

/** Checks magic, size, trailer, format number, header's bound, in this order. The parts are views of `bytes`. */
export function readFrame(format: FrameFormat, bytes: Buffer): Frame {
  if (bytes.toString('latin1', 0, format.magic.length + 1) !== `${format.magic} `) throw format.fault('foreign');
  if (bytes.length > format.fileMax) throw format.fault('bounds');
  const content = bytes.subarray(0, Math.max(0, bytes.length - TRAILER_LENGTH));
  if (!sha256(content).equals(bytes.subarray(content.length))) throw format.fault('damaged');
  const headerAt = content.subarray(0, MAGIC_LINE_MAX).indexOf(NEWLINE) + 1;
  checkFormatNumber(format, content.toString('latin1', format.magic.length + 1, headerAt - 1));
  return splitHeader(format, content, headerAt);
}

function checkFormatNumber(format: FrameFormat, text: string): void {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw format.fault('damaged');
  if (Number(text) > format.format) throw format.fault('newer');
  if (Number(text) < format.format) throw format.fault('damaged'); // there has never been a lower one
}

function splitHeader(format: FrameFormat, content: Buffer, headerAt: number): Frame {
  const end = content.indexOf(NEWLINE, headerAt);
  const length = (end < 0 ? content.length : end) - headerAt;
  if (length > format.headerMax) throw format.fault('bounds');
  if (end < 0) throw format.fault('damaged');
  return { head: content.subarray(0, end + 1), header: content.subarray(headerAt, end), body: content.subarray(end + 1) };
}
