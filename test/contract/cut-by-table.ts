// What a role may see of an answer, worked out from the tables of `who-sees.ts` alone.
import { ROLES_OF_RIGHTS, ROLE_ORDER } from './who-may.ts';
import type { Role } from '../../src/domain/base/rights.ts';
import { HIDDEN_FACTS, HIDDEN_FIELDS, HIDDEN_KINDS, REFUSALS_IN, SEEN_WITH } from './who-sees.ts';

/** A place in an answer, and what is said of it: a right, or `=kind`. */
export interface Place {
  readonly path: string;
  readonly mark: string;
}

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** Whether a role has a right, by the spelled-out table. */
export function roleSees(role: Role, right: string): boolean {
  return Object.entries(ROLES_OF_RIGHTS).some(([one, roles]) => one === right && roles[ROLE_ORDER.indexOf(role)] === 'x');
}

/** The places of a method's answer, each field by itself. */
export function placesOf(method: string): readonly Place[] {
  return (SEEN_WITH[method] ?? []).flatMap((line) => {
    const [place = '', mark = ''] = line.split(' ');
    const names = /^(.*)\{(.*)\}$/.exec(place);
    if (names === null) return [{ path: place, mark }];
    return (names[2] ?? '').split(',').map((name) => ({ path: `${names[1] ?? ''}${name}`, mark }));
  });
}

/** The objects in which the last step of a path stands, with its name. */
function holdersOf(value: unknown, path: string): readonly { readonly holder: Fields; readonly name: string }[] {
  const steps = path.replaceAll('[]', '.[]').split('.');
  const name = steps.at(-1) ?? '';
  let held: readonly unknown[] = [value];
  for (const step of steps.slice(0, -1)) {
    held = held.flatMap((one) => (step === '[]' ? (Array.isArray(one) ? one : []) : isFields(one) ? [one[step]] : []));
  }
  if (name === '[]')
    return held.flatMap((one) => (Array.isArray(one) ? one.map((each: unknown) => ({ holder: { each }, name: 'each' })) : []));
  return held.flatMap((one) => (isFields(one) && name in one ? [{ holder: one, name }] : []));
}

/** What stands at a path. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  return holdersOf(value, path).map(({ holder, name }) => holder[name]);
}

function hideFields(kind: string, values: unknown, sees: (right: string) => boolean): void {
  if (!isFields(values)) return;
  const whole = HIDDEN_KINDS[kind];
  for (const name of Object.keys(values)) {
    const right = HIDDEN_FIELDS[kind]?.[name];
    if ((whole !== undefined && !sees(whole)) || (right !== undefined && !sees(right))) delete values[name];
  }
}

function hideFacts(refusal: unknown, sees: (right: string) => boolean): void {
  if (!isFields(refusal)) return;
  const { code, data } = refusal;
  if (!isFields(data)) return;
  const facts = Object.entries(HIDDEN_FACTS).find(([one]) => one === code)?.[1] ?? {};
  for (const [fact, right] of Object.entries(facts)) if (!sees(right)) delete data[fact];
}

/** An answer as a role gets it. `whole`: as somebody gets it who sees everything; `input`: what was asked. */
export function cutByTable(method: string, whole: unknown, role: Role, input: unknown): unknown {
  const sees = (right: string): boolean => roleSees(role, right);
  const cut: unknown = structuredClone(whole);
  const asked = isFields(input) ? String(input['kind']) : '';
  for (const { path, mark } of placesOf(method)) {
    for (const { holder, name } of holdersOf(cut, path)) {
      const kind = mark === '=asked' ? asked : mark.slice(1);
      const value = holder[name];
      if (!mark.startsWith('=')) {
        if (!sees(mark)) Reflect.deleteProperty(holder, name);
      } else if (Array.isArray(value)) for (const row of value) hideFields(kind, isFields(row) ? row['values'] : null, sees);
      else hideFields(kind, value, sees);
    }
  }
  for (const path of ['refusal', ...(REFUSALS_IN[method] ?? [])]) for (const one of valuesAt(cut, path)) hideFacts(one, sees);
  return cut;
}
