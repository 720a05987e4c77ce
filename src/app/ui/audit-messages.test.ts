// The audit's words in English: of every relation of the shipped profile, in the words that it has, and of what it finds.
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { formatAuditFinding, formatAuditName, formatAuditText } from './audit-messages.ts';

const FILE = path.join(import.meta.dirname, '../../../resources/profiles/sz-2025/profile.json');
const relation = z.object({ id: z.string(), name: z.string(), text: z.string(), details: z.record(z.string(), z.string()).default({}) });
const { relations, words } = z
  .object({ relations: z.array(relation), words: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(FILE, 'utf8')));
const HAN = /\p{Script=Han}/u;

/** A template with its places filled by what is no Chinese. */
const filled = (template: string): string => template.replaceAll(/\{(\w+)\}/g, (_, name: string) => `<${name}>`);

describe('English reads through to the audit', () => {
  it.each(relations.map((one) => [one.id, one] as const))(
    '%s: its name, the relation and whatever it finds',
    (id, { name, text, details }) => {
      const said = [formatAuditName(id, name, 'en'), formatAuditText(id, text, 'en')];
      for (const template of Object.values(details)) said.push(formatAuditFinding(id, filled(template), 'en'));
      for (const one of said) expect(one).not.toMatch(HAN);
      expect(formatAuditName(id, name, 'zh-CN')).toBe(name);
      expect(formatAuditFinding(id, text, 'zh-CN')).toBe(text);
    },
  );

  it.each(['<=', '>=', '=', 'only_if', 'exactly_if'])('comparisons by %s, several in one finding', (operator) => {
    const one = filled(words[operator] ?? '');
    expect(formatAuditFinding('A01', `${one}；${one}`, 'en')).not.toMatch(HAN);
  });

  it('keeps names and figures as the form has them', () => {
    const two = '星河传媒（91440300MA5EX00001）未报送；晨光（91440300MA5EX00002）未报送';
    expect(formatAuditFinding('A21', two, 'en')).toBe(
      '星河传媒 (91440300MA5EX00001) has not reported; 晨光 (91440300MA5EX00002) has not reported',
    );
    const unequal = 'ZB-1.07 入驻企业数为 12，应等于ZB-1.08 + ZB-1.09（11），相差 1；ZB-1.02为 3，应不大于ZB-1.01（2）';
    expect(formatAuditFinding('A03', unequal, 'en')).toBe(
      'ZB-1.07 入驻企业数 is 12 and should equal ZB-1.08 + ZB-1.09 (11): 1 apart; ZB-1.02 is 3 and should be at most ZB-1.01 (2)',
    );
    expect(formatAuditFinding('A28', '本月有 1 个预约未结：YY261031-29（T206 2026-10-31 22:00 已到场）', 'en')).toBe(
      '1 bookings of the month are not settled: YY261031-29（T206 2026-10-31 22:00 checked in）',
    );
    expect(formatAuditFinding('S01', '星河（抖音）缺来源，按 0 计：退款额、结算额', 'en')).toBe(
      '星河 (抖音): no source, counted as 0: refunds, settled sales',
    );
  });

  it('shows what a profile of one’s own says as it stands', () => {
    expect(formatAuditName('A01', '另一个意思', 'en')).toBe('另一个意思');
    expect(formatAuditText('Z9', '别的关系', 'en')).toBe('别的关系');
    expect(formatAuditFinding('A21', '说法不同', 'en')).toBe('说法不同');
  });
});
