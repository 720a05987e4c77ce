// Words of the codes of people and their PINs.
import type { RuleCode } from '../../domain/values/refusal-codes.ts';
import { words } from '../core/phrase.ts';
import type { CodeWords } from '../core/phrase.ts';

/** The codes whose words stand here. */
export type PeopleCode = Extract<RuleCode, 'LAST_MANAGER'>;

/** Words of the codes of people. */
export const PEOPLE_WORDS: Readonly<Record<PeopleCode, CodeWords>> = {
  LAST_MANAGER: words([], {
    zh: '这是最后一位主管，不能停用，也不能改成别的角色；请先让另一个人做主管。',
    en: 'this is the last manager, who can neither leave nor become something else; make somebody else a manager first.',
  }),
};
