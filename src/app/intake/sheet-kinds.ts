// What people call the kinds of sheet that imports know.
import { SHEET_WORDS } from '../../contract/core/sheets-messages.ts';
import type { SheetKind } from '../../contract/intake/sheet-kinds.ts';
import { defineMessages } from '../ui/i18n.ts';

export const sayKind = defineMessages<SheetKind>('sheet-kinds', SHEET_WORDS);
