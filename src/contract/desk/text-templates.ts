// The texts to send as a base writes them: kinds, the fields that each knows, and what a field stands for.
import type { Facts } from '../core/phrase.ts';
import type { TextKind } from '../core/settings/setting-parts.ts';

/** The longest text in characters. */
export const TEXT_LENGTH = 2000;

/** What a field is called in a template, and the placeholder that it stands for. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['基地', 'base'],
  ['电话', 'phone'],
  ['简称', 'tenant'],
  ['企业', 'fullName'],
  ['时间', 'time'],
  ['直播间', 'studio'],
  ['楼层', 'floor'],
  ['预约号', 'number'],
  ['主题', 'title'],
  ['费用', 'price|yuan'],
  ['改期小时', 'lateHours'],
  ['保留至', 'holds'],
  ['宽限分钟', 'graceMinutes'],
  ['日期', 'day'],
  ['从', 'from'],
  ['至', 'until'],
  ['场数', 'count'],
  ['名单', 'lines'],
]);
const NAMES: ReadonlyMap<string, string> = new Map([...FIELDS].map(([name, placeholder]) => [placeholder, name]));

const OF_BASE = ['基地', '电话'] as const;
const OF_BOOKING = [...OF_BASE, '简称', '企业', '时间', '直播间', '楼层', '预约号', '主题'] as const;

/** The fields that a text of the kind may hold. */
export const TEXT_FIELDS: Readonly<Record<TextKind, readonly string[]>> = {
  booking: [...OF_BOOKING, '费用', '改期小时'],
  option: [...OF_BOOKING, '费用', '保留至'],
  cancelled: OF_BOOKING,
  reminder: [...OF_BOOKING, '宽限分钟'],
  tomorrow: [...OF_BASE, '日期', '场数', '名单'],
  tenantWeek: [...OF_BASE, '简称', '企业', '从', '至', '场数', '名单'],
};

const FIELD = /\{([^{}]*)\}/g;
const OPTIONAL = /\[[^[\]]*\]/g;

function fieldsIn(text: string): readonly string[] {
  return [...text.matchAll(FIELD)].map(([, name = '']) => name.trim());
}

/** A field of the template that texts of the kind do not have, or null. */
export function findUnknownField(kind: TextKind, template: string): string | null {
  return fieldsIn(template).find((name) => !TEXT_FIELDS[kind].includes(name)) ?? null;
}

/** A field that must be filled, standing in no optional part `[…]`, and has nothing to be filled with; or null. */
export function findMissingField(template: string, facts: Facts): string | null {
  return (
    fieldsIn(template.replace(OPTIONAL, '')).find((name) => {
      const [fact = ''] = (FIELDS.get(name) ?? '').split('|');
      const value = facts[fact] ?? null;
      return value === null || value === '';
    }) ?? null
  );
}

/** A template as the program fills it: `{简称}` as `{tenant}`. */
export function placeholdersOf(template: string): string {
  return template.replaceAll(FIELD, (_, name: string) => `{${FIELDS.get(name.trim()) ?? name}}`);
}

/** A template as people write it: `{tenant}` as `{简称}`. */
export function fieldsOf(template: string): string {
  return template.replaceAll(FIELD, (whole, placeholder: string) => {
    const name = NAMES.get(placeholder);
    return name === undefined ? whole : `{${name}}`;
  });
}
