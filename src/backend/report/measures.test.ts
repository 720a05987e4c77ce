// Every measure is told among the inputs of a computation once it was asked for.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { month } from '../../../test/helpers/report-sources.ts';
import { furnishedBase, type SmallBase } from '../../../test/helpers/small-base.ts';
import { MEASURES } from '../../domain/report/facts.ts';
import { closeBase } from '../core/db/open.ts';
import { measuresOf } from './measures.ts';
import { readFacts } from './sql/read-facts.ts';

const OCTOBER = month('2026-10');

let small: SmallBase;
beforeEach(() => {
  small = furnishedBase();
});
afterEach(() => closeBase(small.base));

function openMeasures(isBrokenDown: boolean) {
  const { db } = small.base;
  return measuresOf(db, readFacts(db, { from: OCTOBER, to: OCTOBER }, [OCTOBER]), () => isBrokenDown);
}

it.each(MEASURES)('%s', (name) => {
  const measures = openMeasures(false);
  expect(measures.read()).toEqual([]);
  const value = measures.value(name, OCTOBER);
  const told = measures.read();
  expect(told.map(([key]) => key.split(' ').at(-1))).toEqual(['2026-10']);
  expect(JSON.stringify(told.map(([, one]) => one))).toContain(String(value));
});

it('sales by platform and class, and each month once, in the order of the months', () => {
  const measures = openMeasures(true);
  measures.platform('paid', '抖音', OCTOBER);
  measures.value('tenant.resident', month('2026-09'));
  measures.value('tenant.resident', OCTOBER);
  measures.value('tenant.resident', month('2026-09'));
  measures.value('lease.area', OCTOBER);
  expect(measures.read().map(([key]) => key)).toEqual([
    'lease.area 2026-10',
    'tenant.resident 2026-09',
    'tenant.resident 2026-10',
    'sales 2026-10',
  ]);
});
