/** Backup files are written by `writeNewDurably`: every operation of it fails, or is where the power is cut. */
import { describe, expect, test } from 'vitest';
import { isSsoError } from '../../shared/errors.ts';
import { writeDurably, writeNewDurably } from './durable-file.ts';
import { FaultyFileSystem, type Cut, type Fault } from './file-system.faulty.ts';

const FOLDER = '/media/stick';
const PATH = `${FOLDER}/sso-4.bak`;
const BYTES = Buffer.from('the bytes of a backup file, all of them');

const verifyWhole = (stored: Buffer): void => {
  if (!stored.equals(BYTES)) throw new Error('Not what was meant');
};
const write = (fs: FaultyFileSystem): Promise<void> => writeNewDurably(fs, PATH, BYTES, verifyWhole);
const contentOf = async (fs: FaultyFileSystem): Promise<string | null> =>
  (await fs.facts(PATH)) ? (await fs.read(PATH, 1000)).toString() : null;

async function reported(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      expect(isSsoError(error, 'FILE_NOT_WRITABLE')).toBe(true);
      return false;
    },
  );
}

describe.each([{ hardLinks: true }, { hardLinks: false }])('a new file, hard links: $hardLinks', ({ hardLinks }) => {
  const fresh = (): FaultyFileSystem => new FaultyFileSystem(FOLDER, { hardLinks });
  /** Without hard links the name is reserved by an empty file, which a crash may leave: never a part of the content. */
  const whole = [null, BYTES.toString(), ...(hardLinks ? [] : [''])];

  test('is written and leaves no temporary file', async () => {
    const fs = fresh();
    await write(fs);
    fs.restart();
    expect(await contentOf(fs)).toBe(BYTES.toString());
    expect(await fs.list(FOLDER)).toEqual(['sso-4.bak']);
  });

  test('the power is cut at each operation', async () => {
    for (const when of ['before', 'middle', 'after'] satisfies Cut['when'][]) {
      for (let operation = 1; operation <= 12; operation += 1) {
        for (let kept = 0; kept < 32; kept += 1) {
          const fs = fresh();
          fs.cutAt({ operation, when });
          const done = await reported(write(fs));
          fs.restart((change) => (kept & (1 << change)) !== 0);
          expect(done ? [BYTES.toString()] : whole, `cut ${when} ${operation}, kept ${kept}`).toContain(await contentOf(fs));
        }
      }
    }
  });

  test('each operation fails: no false success, and nothing of ours under that name', async () => {
    for (const fault of ['EIO', 'ENOSPC'].flatMap((code) =>
      ['before', 'after'].map((when) => ({ code, when }) as Pick<Fault, 'code' | 'when'>),
    )) {
      for (let operation = 1; operation <= 10; operation += 1) {
        const fs = fresh();
        fs.failAt({ ...fault, operation, persistent: false });
        const done = await reported(write(fs));
        fs.heal();
        const content = await contentOf(fs);
        if (done) expect(content).toBe(BYTES.toString());
        else if (fault.when === 'before') expect(hardLinks ? [null] : [null, ''], `${fault.code} ${operation}`).toContain(content);
        if (fault.when === 'before')
          expect((await fs.list(FOLDER)).filter((name) => name.endsWith('.tmp'))).toEqual(operationRemoves(done));
      }
    }
  });

  test('never replaces, also when another is faster', async () => {
    const fs = fresh();
    await fs.writeNew(PATH, Buffer.from('older'));
    await expect(write(fs)).rejects.toThrow('FILE_EXISTS');
    const late = fresh();
    const facts = late.facts.bind(late);
    late.facts = async (path) => {
      const seen = await facts(path);
      if (!seen) await late.writeNew(PATH, Buffer.from('faster'));
      return seen;
    };
    await expect(write(late)).rejects.toThrow('FILE_EXISTS');
    late.facts = facts;
    expect([await contentOf(fs), await contentOf(late)]).toEqual(['older', 'faster']);
  });

  test('what the medium gives back wrong is not written', async () => {
    const fs = fresh();
    const read = fs.read.bind(fs);
    fs.read = async (path, max) => Buffer.from(await read(path, max)).fill(0, 3, 4);
    await expect(write(fs)).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE', params: { reason: 'read-back' } });
    expect(await fs.list(FOLDER)).toEqual([]);
  });

  test('what does not prove itself is not written', async () => {
    const fs = fresh();
    const disproved = writeNewDurably(fs, PATH, BYTES, () => Promise.reject(new Error('another password')));
    await expect(disproved).rejects.toThrow();
    expect(await fs.list(FOLDER)).toEqual([]);
  });
});

test('a replaced file is the old or the new one after a power cut at any operation', async () => {
  for (let operation = 1; operation <= 8; operation += 1) {
    for (const kept of [false, true]) {
      const fs = new FaultyFileSystem(FOLDER);
      await writeNewDurably(fs, PATH, Buffer.from('older'), () => undefined);
      fs.cutAt({ operation, when: 'after' });
      const done = await reported(writeDurably(fs, PATH, BYTES, verifyWhole));
      fs.restart(() => kept);
      expect(done ? [BYTES.toString()] : ['older', BYTES.toString()]).toContain(await contentOf(fs));
    }
  }
});

/** One failure may be the removal of the temporary file itself; then the write still succeeds, and the leftover is all there is. */
function operationRemoves(done: boolean): unknown {
  return done ? expect.toSatisfy((left: string[]) => left.length <= 1) : [];
}
