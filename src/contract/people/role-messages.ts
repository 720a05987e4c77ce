// What the roles are called, in zh-CN and en.
import { type Role, ROLES } from '../../domain/base/rights.ts';
import type { Language } from '../core/language.ts';

const ROLE_WORDS: Readonly<Record<Role, readonly [zh: string, en: string]>> = {
  manager: ['主管', 'Manager'],
  statistician: ['统计', 'Statistician'],
  front_desk: ['前台', 'Front desk'],
  accountant: ['财务', 'Accountant'],
  auditor: ['审计员', 'Auditor'],
  viewer: ['只看', 'Viewer'],
};

/** A role as people call it. */
export function formatRole(role: Role, language: Language): string {
  const [zh, en] = ROLE_WORDS[role];
  return language === 'en' ? en : zh;
}

/** All roles as people call them, in their order. */
export function formatRoles(language: Language): readonly string[] {
  return ROLES.map((role) => formatRole(role, language));
}

/** A role as the command line writes it. */
export function formatRoleCode(role: Role): string {
  return role === 'front_desk' ? 'desk' : role;
}

/** The role that a word means, in any of the two languages, as the command line or as the program writes it; null for none. */
export function roleOf(word: string): Role | null {
  return ROLES.find((role) => [role, formatRoleCode(role), ...ROLE_WORDS[role]].includes(word.trim())) ?? null;
}

/** Who did something, with the manager who allowed it where one lent the right for it. */
export function formatWho(who: string, allowedBy: string | null, language: Language): string {
  if (allowedBy === null) return who;
  return language === 'en' ? `${who} (${allowedBy} agreed)` : `${who}（${allowedBy} 同意）`;
}
