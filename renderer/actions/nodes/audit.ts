/** The actions of Audit, and of the record that is selected. */
import type { ActionPart, Menu } from '../action.ts';

export type AuditActionId = never;

export const AUDIT_ACTIONS: ActionPart<AuditActionId> = { rules: {}, shortcuts: {} };

export const AUDIT_MENU: Menu = [['refresh']];

export const AUDIT_ROW_MENU: Menu = [];
