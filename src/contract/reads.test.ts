// Every method that only reads: either it grows with the base, and runs beside everybody's calls, or it is said here why it does not.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from './contract.ts';
import type { MethodMeta } from './core/method.ts';
import { MOST_OF_PAGE } from './core/pages.ts';

interface Entry {
  readonly '~orpc': { readonly inputSchema?: z.ZodType; readonly outputSchema?: z.ZodType; readonly meta: MethodMeta };
}

const READS: readonly (readonly [name: string, entry: Entry['~orpc']])[] = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).flatMap(([name, entry]: readonly [string, Entry]) =>
    entry['~orpc'].meta.does === 'reads' ? [[`${group}.${name}`, entry['~orpc']] as const] : [],
  ),
);

/** Reads that stay with everybody's calls, by what bounds them however large the base is. */
const BOUNDED: Readonly<Record<string, string>> = {
  'what this computer, its screen, its line and its folders answer of themselves':
    'start.state start.lastRun start.forgetLastRun start.readFacts start.listFolders start.beginFile start.finishFile start.dropFile ' +
    'shell.about shell.end shell.save shell.print shell.showFolder live.watch live.steps live.cancel people.seat people.enter ' +
    'people.leave people.lend sharing.state sharing.invite sharing.inviteBrowser sharing.endInvite joining.state joining.find ' +
    'joining.join joining.moveTo joining.leave updates.state updates.look safety.heads',
  'files that wait in the memory of this thread': 'intake.list intake.get intake.rows intake.leaveOut intake.mapping',
  'one setting, or a file of the program':
    'paper.office paper.texts money.frame accounting.accounts people.rights settings.choices settings.deskRules settings.notices settings.about',
  'as many as there are studios, tenants, people, forms and folders':
    'people.list records.names tenants.list tenants.due studios.list settings.base settings.profiles settings.backups settings.mappings ' +
    'workbooks.list insight.home money.account tenants.detail studios.detail',
  'one record, its own history, or one file':
    'batches.files batches.file bookings.checkOutPrice bookings.history bookings.get series.get money.statement records.get ' +
    'records.history tenants.files tenants.file workbooks.mapFile workbooks.blankFile collection.reply collection.file ' +
    'collection.refusedFile filing.receipt filing.artifact',
  'a day of the desk, or the week of a board': 'board.day reminders.list waiting.list paper.words',
  'a wish with its slots, held to a limit of its own':
    'bookings.judge bookings.cancelPrice bookings.extension bookings.free bookings.planB series.preview series.changePreview',
  'a list held to a limit of its own': 'bookings.neverArrived shift.changes studios.hits',
  'figures of months, which are kept rolled up':
    'report.month report.explain filing.overview filing.pages filing.revisions ' +
    'filing.compare filing.outdated filing.submissions filing.ledger filing.historical filing.archive insight.failing insight.figures ' +
    'insight.analytics insight.scorecard accounting.period settings.calendar',
  'a month by tenant: as many rows as tenants': 'forms.status collection.reminder money.preview parked.list',
};

/** Reads that grow and answer once: what holds the answer small, however much is read for it. */
const ONE_ANSWER: Readonly<Record<string, string>> = {
  'bookings.unfinished': 'sessions of a month that nobody has finished, priced together in order of start',
  'blackouts.preview': 'the first 200 bookings that a blackout hits, of all that lie in its time',
  'shift.state': 'who is late, in, and about to lapse, of the bookings of a month ahead',
  'money.list': 'a statement a tenant and month',
  'money.owed': 'a line a tenant, of all charges and payments',
  'tenants.clashes': 'what two tenants both have',
  'tenants.bookings': 'at most as many as are asked for, and how many there are',
  'batches.list': 'a line an import',
  'batches.refused': 'the rows that one import left out',
  'sales.month': 'the lines of a month',
  'collection.month': 'a line a tenant, of the forms, replies and lines of a month',
  'collection.sources': 'the streams of one tenant and month',
  'filing.selfCheck': 'a line a figure, of the months before',
};

const boundedNames = Object.values(BOUNDED).flatMap((names) => names.split(' '));

function shapeOf(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> {
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** The fields of the value that a method answers. */
function fieldsOf(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return {};
  const [answered] = schema.options;
  return shapeOf(answered instanceof z.ZodObject ? answered.shape['value'] : undefined);
}

describe('a method that only reads', () => {
  it.each(READS)('%s grows with the base, or is bounded for a reason', (name, { meta }) => {
    expect([meta.isGrowing === true, boundedNames.includes(name)].filter(Boolean)).toHaveLength(1);
  });

  it.each(READS.filter(([, { meta }]) => meta.isGrowing === true))(
    '%s, which grows, is asked for in pages, or answers once for a reason',
    (name, { inputSchema, outputSchema }) => {
      const isPaged = 'cursor' in shapeOf(inputSchema) && 'next' in fieldsOf(outputSchema);
      expect([isPaged, name in ONE_ANSWER].filter(Boolean)).toHaveLength(1);
      const { limit } = shapeOf(inputSchema);
      if (!isPaged || limit === undefined) return;
      expect(limit.safeParse(MOST_OF_PAGE).success).toBe(true);
      expect(limit.safeParse(MOST_OF_PAGE + 1).success).toBe(false);
    },
  );

  it('is said of once, and only where there is one', () => {
    const names = READS.map(([name]) => name);
    expect(boundedNames.filter((name) => !names.includes(name))).toEqual([]);
    expect(boundedNames.filter((name, at) => boundedNames.indexOf(name) !== at)).toEqual([]);
    const growing = READS.filter(([, { meta }]) => meta.isGrowing === true).map(([name]) => name);
    expect(Object.keys(ONE_ANSWER).filter((name) => !growing.includes(name))).toEqual([]);
  });

  it('hands out no file where a thread that only reads would have to note that', () => {
    const withFile = READS.filter(([, { meta, outputSchema }]) => meta.isGrowing === true && 'bytes' in fieldsOf(outputSchema));
    expect(withFile.map(([name]) => name)).toEqual([]);
  });
});
