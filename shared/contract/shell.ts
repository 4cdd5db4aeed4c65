/** What a shell (Electron, browser) can do for the page. Files are those of the engine's machine; a path is all that the page gets. */
import { oc } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import { ErrorDataSchema } from './procedure.ts';

const FILE_KINDS = ['backup', 'database', 'application-xml', 'credentials-csv', 'any'] as const;
const PickSchema = z.object({ kind: z.enum(FILE_KINDS), title: z.string().max(200), suggested: z.string().max(4096).optional() });

/** How a person left a list: its columns in their order, widths in pixels, and what it is sorted by. */
const ListLayoutSchema = z.object({
  columns: z.array(z.object({ id: z.string().max(60), width: z.number().int().min(20).max(4000), hidden: z.boolean() })).max(60),
  sort: z.object({ column: z.string().max(60), descending: z.boolean() }).nullable(),
});
export type ListLayout = z.infer<typeof ListLayoutSchema>;

const PREFERENCES = {
  language: z.enum(['en', 'fr']).nullable(),
  colour: z.enum(['system', 'light', 'dark', 'high-contrast']),
  panes: z.record(z.string(), z.number()),
  lastFolder: z.string().nullable(),
  lists: z.record(z.string().max(60), ListLayoutSchema),
};
export const PreferencesSchema = z.object({
  language: PREFERENCES.language,
  colour: PREFERENCES.colour.default('system'),
  panes: PREFERENCES.panes.default({}),
  lastFolder: PREFERENCES.lastFolder.default(null),
  lists: PREFERENCES.lists.default({}),
});
/** What is left out stays as it is: no defaults here, or they would overwrite. */
const PreferencesChangeSchema = z.object(PREFERENCES).partial();
export type Preferences = z.infer<typeof PreferencesSchema>;

/** One folder of the engine's machine, for the browser shell's own file dialog. */
export const FolderSchema = z.object({
  path: z.string(),
  parent: z.string().nullable(),
  places: z.array(z.object({ label: z.string(), path: z.string() })),
  entries: z.array(z.object({ name: z.string(), kind: z.enum(['folder', 'file']), bytes: z.number(), modifiedAt: z.string() })),
});
export type FolderView = z.infer<typeof FolderSchema>;

const ShownSchema = z.object({ shown: z.boolean() });

export const shellContract = {
  /** `dialogs`: native (pickFile and nameFile answer) or page (the page draws its own with `folder`). */
  about: oc.output(
    z.object({
      shell: z.enum(['electron', 'browser']),
      dialogs: z.enum(['native', 'page']),
      platform: z.string(),
      version: z.string(),
      language: z.enum(['en', 'fr']),
    }),
  ),
  /** null: the person cancelled. NO_NATIVE_DIALOG where `about` says that dialogs are the page's. */
  pickFile: oc.errors({ NO_NATIVE_DIALOG: {} }).input(PickSchema).output(z.string().nullable()),
  nameFile: oc.errors({ NO_NATIVE_DIALOG: {} }).input(PickSchema).output(z.string().nullable()),
  folder: oc
    .errors({ FILE_MISSING: { data: ErrorDataSchema }, FILE_NOT_READABLE: { data: ErrorDataSchema } })
    .input(z.object({ path: z.string().max(4096).nullable() }))
    .output(FolderSchema),
  /** A new file `….csv`, readable by the account of the engine only; a file that is there is never replaced. */
  writeText: oc
    .errors({
      FILE_EXISTS: { data: ErrorDataSchema },
      FILE_NOT_WRITABLE: { data: ErrorDataSchema },
      PATH_NOT_ABSOLUTE: { data: ErrorDataSchema },
    })
    .input(z.object({ path: z.string().min(1).max(4096), text: z.string().max(256 * 1024 * 1024) })),
  /** By the desktop. `shown: false` where the shell has no such means: the page says it itself. */
  notify: oc.input(z.object({ title: z.string().max(200), body: z.string().max(1000) })).output(ShownSchema),
  /** 0 to 1 on the task bar; null takes it away. */
  showProgress: oc.input(z.object({ value: z.number().min(0).max(1).nullable() })).output(ShownSchema),
  preferences: { read: oc.output(PreferencesSchema), write: oc.input(PreferencesChangeSchema).output(PreferencesSchema) },
};
export type ShellClient = ContractRouterClient<typeof shellContract>;
