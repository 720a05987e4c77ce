// What each role gets of every answer: the places behind a right are the ones spelled out, and an answer is the manager's without them.
import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { redactResponse } from '../../src/backend/core/rpc/redact-response.ts';
import { contract } from '../../src/contract/contract.ts';
import { markOf, refusalSchema } from '../../src/contract/core/shapes.ts';
import { EDITABLE_KINDS, RECORD_KINDS, getRightOfKind, writeRight } from '../../src/contract/records/record-kinds.ts';
import { cutFields } from '../../src/contract/records/records.ts';
import type { Role } from '../../src/domain/base/rights.ts';
import { TESTER } from '../helpers/sample-base.ts';
import { cutByTable, placesOf, roleSees, valuesAt } from './cut-by-table.ts';
import { filledAnswer } from './filled-answer.ts';
import { METHODS, ROLE_ORDER } from './who-may.ts';
import { HIDDEN_FACTS, HIDDEN_FIELDS, HIDDEN_KINDS, REFUSALS_IN, SEEN_WITH, WRITTEN_WITH } from './who-sees.ts';

const OUTPUTS: readonly (readonly [name: string, output: z.ZodType])[] = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]) => {
    const { outputSchema } = entry['~orpc'];
    const output: unknown = getEventIteratorSchemaDetails(outputSchema)?.yields ?? outputSchema;
    if (!(output instanceof z.ZodType)) throw new Error(`${group}.${name} answers anything`);
    return [`${group}.${name}`, output] as const;
  }),
);

/** Every place of a shape that something is said of: `path right`, `path =`, `path refusal`. */
function marksIn(schema: unknown, path = ''): readonly string[] {
  if (!(schema instanceof z.ZodType)) return [];
  if (schema === refusalSchema) return [`${path} refusal`];
  const mark = markOf(schema);
  const own = [...(mark?.right === undefined ? [] : [`${path} ${mark.right}`]), ...(mark?.cut === undefined ? [] : [`${path} =`])];
  if (schema instanceof z.ZodObject)
    return [...own, ...Object.entries(schema.shape).flatMap(([name, inner]) => marksIn(inner, path === '' ? name : `${path}.${name}`))];
  if (schema instanceof z.ZodArray) return [...own, ...marksIn(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodRecord) return [...own, ...marksIn(schema.valueType, `${path}{}`)];
  if (schema instanceof z.ZodUnion) return [...own, ...schema.options.flatMap((option) => marksIn(option, path))];
  if (schema instanceof z.ZodPipe) return [...own, ...marksIn(schema.out, path)];
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly || schema instanceof z.ZodDefault;
  return isWrapped ? [...own, ...marksIn(schema.unwrap(), path)] : own;
}

const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)].toSorted();

describe('the tables', () => {
  it('name every method of the contract that keeps something back, and no other', () => {
    const marked = OUTPUTS.filter(([, output]) => marksIn(output).some((line) => !line.endsWith(' refusal'))).map(([name]) => name);
    expect(unique(Object.keys(SEEN_WITH))).toEqual(unique(marked));
    expect(Object.keys(REFUSALS_IN).filter((name) => !(name in METHODS))).toEqual([]);
  });

  it.each(OUTPUTS)('say every place of %s', (name, output) => {
    const seen = placesOf(name).map(({ path, mark }) => `${path} ${mark.startsWith('=') ? '=' : mark}`);
    const refusals = ['refusal', ...(REFUSALS_IN[name] ?? [])].map((path) => `${path} refusal`);
    expect(unique(marksIn(output))).toEqual(unique([...seen, ...refusals]));
  });

  it('say every field and kind of records', () => {
    const fields = Object.entries(RECORD_KINDS).flatMap(([kind, one]) => {
      const hidden = one.fields.flatMap((field) =>
        'visibleWith' in field && field.visibleWith !== undefined ? [[field.name, field.visibleWith]] : [],
      );
      return hidden.length === 0 ? [] : [[kind, Object.fromEntries(hidden)]];
    });
    const { setting: _setting, ...OF_RECORDS } = HIDDEN_FIELDS;
    expect(Object.fromEntries(fields)).toEqual(OF_RECORDS);
    for (const kind of [...Object.keys(RECORD_KINDS), ...Object.keys(HIDDEN_KINDS), 'setting', 'person', 'batch'])
      expect(getRightOfKind(kind), kind).toBe(HIDDEN_KINDS[kind] ?? null);
  });

  it('say what writing a kind takes, and of a tenant its contact and phone alone', () => {
    expect(Object.fromEntries(EDITABLE_KINDS.map((kind) => [kind, writeRight(kind, null)]))).toEqual(WRITTEN_WITH);
    for (const kind of EDITABLE_KINDS)
      expect(writeRight(kind, ['contact'])).toBe(kind === 'tenant' ? 'contacts.write' : WRITTEN_WITH[kind]);
    expect(writeRight('tenant', ['phone', 'contact'])).toBe('contacts.write');
    for (const fields of [[], ['phone', 'notes'], ['legal_person'], ['short_name', 'contact']])
      expect(writeRight('tenant', fields)).toBe('records.write');
  });
});

function callerOf(role: Role) {
  return { ...TESTER, role };
}

describe('an answer that holds everything its shape can', () => {
  const all = [...new Set([...Object.keys(SEEN_WITH), ...Object.keys(REFUSALS_IN)])];
  const kinds = Object.keys(RECORD_KINDS);

  it.each(all)('of %s is cut as the tables say for every role', (name) => {
    const output = OUTPUTS.find(([one]) => one === name)?.[1];
    const isOfKinds = placesOf(name).some(({ mark }) => mark === '=asked');
    const codes = Object.keys(HIDDEN_FACTS).slice(0, name in REFUSALS_IN ? undefined : 1);
    for (const kind of isOfKinds ? kinds : ['']) {
      for (const code of codes) {
        const answer = filledAnswer(output, { kind, code });
        for (const { path } of placesOf(name)) expect(valuesAt(answer, path), path).not.toEqual([]);
        for (const role of ROLE_ORDER)
          expect(redactResponse(output, answer, callerOf(role), { kind }), `${role} ${kind}`).toEqual(
            cutByTable(name, answer, role, { kind }),
          );
      }
    }
  });

  it('of a refusal loses the facts that take a right', () => {
    for (const [code, facts] of Object.entries(HIDDEN_FACTS)) {
      const data = { tenant: '甲', days: 3, ...Object.fromEntries(Object.keys(facts).map((fact, at) => [fact, at + 11])) };
      const answer = { ok: false, refusal: { code, data } };
      const output = OUTPUTS.find(([one]) => one === 'bookings.get')?.[1];
      for (const role of ROLE_ORDER) {
        const left = Object.entries(data).filter(([fact]) =>
          Object.entries(facts).every(([one, right]) => one !== fact || roleSees(role, right)),
        );
        expect(redactResponse(output, answer, callerOf(role), {})).toEqual({
          ok: false,
          refusal: { code, data: Object.fromEntries(left) },
        });
      }
    }
  });

  it('of a setting’s history loses the frame of statements', () => {
    const values = { statement: 'x', 'rights.switched': 'y' };
    for (const role of ROLE_ORDER) {
      const seer = { sees: (right: string) => roleSees(role, right), input: null };
      expect(cutFields('setting', values, seer)).toEqual(roleSees(role, 'money.look') ? values : { 'rights.switched': 'y' });
    }
  });
});
