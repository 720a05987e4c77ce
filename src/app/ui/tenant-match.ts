// Which tenants are meant by what is typed, for every picker, Ctrl+K and the finder alike: the short name goes before the full one, codes are found by digits or four characters. Pure.
import type { TenantName } from '../../contract/records/records.ts';

/** A tenant that fits; `rank`: how well, smaller is better. Those of one rank fit alike. */
export interface TenantMatch {
  readonly tenant: TenantName;
  readonly rank: number;
}

/** Fewer letters are part of everything: they only find what begins with them. */
const LEAST_INSIDE = 2;
const LEAST_PINYIN_INSIDE = 4;
const LEAST_CODE = 4;
/** As many letters of a short name's Pinyin, typed to the end, mean that name; two are the beginning of many. */
const LEAST_WHOLE = 3;
/** Those that left stand behind all others. */
const LEFT = 10;

interface Spelt {
  readonly text: string;
  readonly initials: string;
  readonly pinyin: string;
}

function begins({ text, initials, pinyin }: Spelt, typed: string): boolean {
  return text.startsWith(typed) || initials.startsWith(typed) || pinyin.startsWith(typed);
}

function holds({ text, initials, pinyin }: Spelt, typed: string): boolean {
  return (
    (text.includes(typed) && (typed.length >= LEAST_INSIDE || /\p{Script=Han}/u.test(typed))) ||
    (typed.length >= LEAST_INSIDE && initials.includes(typed)) ||
    (typed.length >= LEAST_PINYIN_INSIDE && pinyin.includes(typed))
  );
}

function isCode(word: string): boolean {
  return /^[0-9a-z]{18}$/.test(word);
}

/** A former name holds what is typed; another reading of a name, which is letters alone, begins with it. */
function isFormer(word: string, typed: string): boolean {
  if (isCode(word)) return false;
  return /^[a-z]+$/.test(word) ? typed.length >= LEAST_INSIDE && word.startsWith(typed) : word.includes(typed);
}

/** How well a tenant fits what is typed, in small letters; null: not at all. */
function rankOf(one: TenantName, typed: string): number | null {
  const short: Spelt = { text: one.short.toLowerCase(), initials: one.shortInitials, pinyin: one.shortPinyin };
  const full: Spelt = { text: one.name.toLowerCase(), initials: one.initials, pinyin: one.pinyin };
  const former = one.former.map((word) => word.toLowerCase());
  const codes = [one.uscc.toLowerCase(), ...former.filter(isCode)];
  if (typed === short.text || typed === full.text || codes.includes(typed)) return 0;
  if (typed.length >= LEAST_WHOLE && (typed === short.initials || typed === short.pinyin)) return 1;
  if (begins(short, typed)) return 2;
  if (begins(full, typed)) return 3;
  if (holds(short, typed)) return 4;
  if (holds(full, typed)) return 5;
  if (former.some((word) => isFormer(word, typed))) return 6;
  const mayBeCode = /^\d+$/.test(typed) || typed.length >= LEAST_CODE;
  return mayBeCode && codes.some((code) => code.includes(typed)) ? 7 : null;
}

const BEHIND = Number.MAX_SAFE_INTEGER;

/** The tenants that fit what is typed, the best first; of equal ones who booked last. Nothing typed: nobody. */
export function matchTenants(tenants: readonly TenantName[], typed: string): readonly TenantMatch[] {
  const text = typed.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, '');
  if (text === '') return [];
  return tenants
    .flatMap((tenant): TenantMatch[] => {
      const rank = rankOf(tenant, text);
      return rank === null ? [] : [{ tenant, rank: rank + (tenant.inBase ? 0 : LEFT) }];
    })
    .toSorted((a, b) => a.rank - b.rank || (a.tenant.recent ?? BEHIND) - (b.tenant.recent ?? BEHIND));
}

/** Whether the first two of what was found fit alike: then nobody can say which is meant, and Enter asks. */
export function isTie(found: readonly { readonly rank?: number }[]): boolean {
  const [first, second] = found;
  return first?.rank !== undefined && first.rank === second?.rank;
}
