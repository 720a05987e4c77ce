// What people call the kinds of sheet that imports know.
import { SHEET_WORDS } from '../../contract/core/words-sheets.ts';
import type { SheetKind } from '../../contract/intake/sheet-kinds.ts';
import { defineWords } from '../kit/i18n.ts';

export const kindWords = defineWords<SheetKind>('sheet-kinds', SHEET_WORDS);
