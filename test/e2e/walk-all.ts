// Walks through forms in one window, for the end-to-end tests of forms.
import type { DeskGround } from './desk-base.ts';
import { type FormStep, walkForms } from './form-steps.ts';
import { withApp } from './host.ts';

/** Steps by walk: each walk is taken back before the next one begins. */
export type Walks = readonly (readonly FormStep[])[];

/** Does all walks in one window, and takes each back. Answers what was done. */
export async function walkAll(ground: DeskGround, walks: Walks): Promise<readonly string[]> {
  const done: string[] = [];
  await withApp('http', { data: ground.folder }, async (app) => {
    for (const walk of walks) done.push(...(await walkForms(app, walk)));
  });
  return done;
}

/** What walks do, by the names of their steps. */
export function namesOf(walks: Walks): readonly string[] {
  return walks.flat().map(({ what }) => what);
}
