/** An action without a dialog: asked of the engine at once. What it throws is shown in a notice, and the screen reads again. */
import type { AppClient } from '../../rpc/client.ts';
import type { ActionId } from '../action.ts';
import type { Target } from '../target.ts';

export type Command = (client: AppClient, target: Target | null) => Promise<void>;
export type CommandTable = Partial<Readonly<Record<ActionId, Command>>>;
