// The form of the desk's rules: shown and read back as they were, and what does not fit named.
import { describe, expect, it } from 'vitest';
import { deskRulesInput } from '../../contract/base/desk-rules-shapes.ts';
import { STANDARD_DESK_RULES } from '../../domain/booking/desk-rules.ts';
import { RULE_FIELDS, readRules, createTypedRules } from './desk-rule-fields.ts';

const TABLES = { cancelReasons: [...STANDARD_DESK_RULES.cancelReasons], warnings: { LEASE_ENDS_SOON: 'ask' } } as const;
const QUOTAS = { ...STANDARD_DESK_RULES, ...TABLES, weekMinutes: 1200, eveningMinutes: 90, aheadDays: 60, noticeMinutes: 100 };

describe('the rules of the desk', () => {
  it.each([{ ...STANDARD_DESK_RULES, ...TABLES }, QUOTAS])('%# come back as they were', (rules) => {
    const read = readRules(createTypedRules(rules), TABLES);
    expect(read).toEqual({ ok: true, rules });
    expect(deskRulesInput.safeParse(rules).success).toBe(true);
  });

  it('are all asked for, quotas in hours', () => {
    expect([...RULE_FIELDS.map(({ name }) => name), ...Object.keys(TABLES)].toSorted()).toEqual(
      Object.keys(STANDARD_DESK_RULES).toSorted(),
    );
    expect(createTypedRules(QUOTAS)).toMatchObject({
      weekMinutes: '20',
      eveningMinutes: '1.5',
      noticeMinutes: '1:40',
      eveningFrom: '18:00',
    });
  });

  it.each([
    [{ grid: '4' }, ['grid']],
    [{ grid: '', weekMinutes: '' }, ['grid']],
    [{ lateCancelPercent: '101', eveningFrom: '25:00' }, ['lateCancelPercent', 'eveningFrom']],
    [{ weekMinutes: '169' }, ['weekMinutes']],
    [{ aheadDays: '1.5' }, ['aheadDays']],
  ])('%# that do not fit are named', (typed, wrong) => {
    const read = readRules({ ...createTypedRules(STANDARD_DESK_RULES), ...typed }, TABLES);
    expect(read.ok ? [] : [...read.wrong]).toEqual(wrong);
  });
});
