// What the contract says in any language, said in the window's.
import { formatRecordKind } from '../../contract/core/records-messages.ts';
import { formatRight } from '../../contract/core/rights-messages.ts';
import { formatRefusal, formatTrouble, formatTyped, type TroublePlace } from '../../contract/messages.ts';
import { formatRole } from '../../contract/people/role-messages.ts';
import { formatChoice, formatField } from '../../contract/records/fields-messages.ts';
import { getLanguage } from './i18n.ts';

/** Says why something was refused. */
export const sayRefusal = (refusal: Parameters<typeof formatRefusal>[0]): string => formatRefusal(refusal, getLanguage());

/** Says why what was typed was refused. */
export const sayTyped = (refusal: Parameters<typeof formatTyped>[0]): string => formatTyped(refusal, getLanguage());

/** Says what is wrong with a cell or row, and what was expected. */
export const sayTrouble = (trouble: Parameters<typeof formatTrouble>[0], place: TroublePlace): ReturnType<typeof formatTrouble> =>
  formatTrouble(trouble, place, getLanguage());

/** Says a field's name. */
export const sayField = (kind: string, field: string): string => formatField(kind, field, getLanguage());

/** Says a word of a fixed list. */
export const sayChoice = (word: string): string => formatChoice(word, getLanguage());

/** Says a kind of record. */
export const sayRecordKind = (entity: string): string => formatRecordKind(entity, getLanguage());

/** Says a role. */
export const sayRole = (role: Parameters<typeof formatRole>[0]): string => formatRole(role, getLanguage());

/** Says a right. */
export const sayRight = (right: string): string => formatRight(right, getLanguage());
