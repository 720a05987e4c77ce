// Words of the codes of people and their PINs.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes of people. */
export const PEOPLE_WORDS = {
  LOCKED: {
    zh: '屏幕已锁定，什么都没有改动；请先选自己的名字，输入密码。',
    en: 'the screen is locked and nothing was changed; choose your name and enter your PIN first.',
  },
  RIGHT_FIXED: {
    zh: '“{right|right}”这一格不能改：主管的权限都在，进入和看排期人人都有，人员、设置和换数据库只归主管。',
    en: '“{right|right}” is fixed there: the manager keeps all rights, everybody enters and sees the board, and people, settings and the base itself are the manager’s.',
  },
  PERSON_UNKNOWN: {
    zh: '人员名单里没有[“{name}”]这个人[（现有：{known}）]；请核对姓名，或请主管在“设置 → 人员”里添加。',
    en: 'nobody of that name[ ({name})] works here[; there are {known}]; check the name, or ask the manager to add them in Settings, People.',
  },
  PERSON_CHANGED: {
    zh: '[“{name}”]的资料刚被别人改过，没有写入；请刷新后再改。',
    en: 'somebody has just changed[ {name}]; nothing was written. Refresh and change it again.',
  },
  PERSON_EXISTS: {
    zh: '已经有一位在用的“{name}”；请用能区分的写法。',
    en: 'somebody called {name} works here already; write the name so that the two can be told apart.',
  },
  PERSON_FIRST_MANAGER: {
    zh: '第一个人必须是主管（manager）；请先添加主管，再添加其他人。',
    en: 'the first person has to be a manager; add the manager first, then the others.',
  },
  PERSON_NO_MANAGER: {
    zh: '“{name}”不是主管，不能同意这件事；请主管来输入密码。',
    en: '{name} is no manager and cannot allow this; a manager has to enter the PIN.',
  },
  PERSON_LAST_PIN: {
    zh: '“{name}”是最后一位设了密码的主管，不能停用，也不能改成别的角色，否则没有主管进得来；请先给另一位主管设密码。',
    en: '{name} is the last manager with a PIN, who can neither leave nor become something else, or no manager could enter; set another manager’s PIN first.',
  },
  PERSON_NEEDED: {
    zh: '这个基地设了密码，要知道是谁在操作；请<用 --by 写明|写明>姓名[（现有：{known}）]。',
    en: 'this base has PINs and needs to know who acts; name yourself< with --by|>[ (there are {known})].',
  },
  PIN_SHAPE: {
    zh: '密码要用数字，{least} 到 {most} 位；请重新输入。',
    en: 'a PIN has {least} to {most} digits and nothing else; enter it again.',
  },
  PIN_NOT_SET: {
    zh: '“{name}”还没有密码，进不来；请主管在“设置 → 人员”里给他设一个。',
    en: '{name} has no PIN yet and cannot enter; a manager sets one in Settings, People.',
  },
  PIN_NEEDED: {
    zh: '要输入“{name}”的密码；请在终端里运行，或放在环境变量 LIVEBASE_PIN 里。',
    en: 'the PIN of {name} is needed; run this in a terminal, or put it into the environment variable LIVEBASE_PIN.',
  },
  PIN_WRONG: {
    zh: '“{name}”的密码不对，还可以试 {left} 次；请重新输入。',
    en: 'that is not the PIN of {name}, {left} tries are left; enter it again.',
  },
  PIN_LOCKED: {
    zh: '“{name}”的密码错得太多，锁到 {until}；请到时再试，或用恢复码。',
    en: 'the PIN of {name} was wrong too often and is locked until {until}; try again then, or use the recovery code.',
  },
  PIN_FIRST_MANAGER: {
    zh: '第一个密码必须是主管的，否则没有人能给别人设密码；请先给主管设。',
    en: 'the first PIN has to be a manager’s, or nobody could set the others; set the manager’s first.',
  },
  RECOVERY_WRONG: {
    zh: '恢复码不对或已经用过，没有改动；请核对打印的那一张（最新的一张才有效）。',
    en: 'that is not the recovery code, or it was used; nothing was changed. Check the newest one that was printed.',
  },
  LAST_MANAGER: {
    zh: '这是最后一位主管，不能停用，也不能改成别的角色；请先让另一个人做主管。',
    en: 'this is the last manager, who can neither leave nor become something else; make somebody else a manager first.',
  },
} satisfies WordsByCode;
