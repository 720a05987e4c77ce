// For every layer rule a smallest tree that breaks it and no other rule, and imports that are allowed.
import { CONTRACT_FEATURES, FEATURES } from '../../.dependency-cruiser.js';

/** A tree: path to content. Files that a sample imports and does not hold are made empty. */
export interface LayerSample {
  readonly rule: string;
  readonly file: string;
  /** What `file` imports: a path of the sample's tree, or a package. */
  readonly imports: string;
  /** Further files, each with its one import. */
  readonly more?: Readonly<Record<string, string>>;
}

const BACKEND_FEATURES: Readonly<Record<string, readonly string[]>> = FEATURES;
const SHAPES: Readonly<Record<string, readonly string[]>> = CONTRACT_FEATURES;

/** For each feature one that it may not ask: the graph has no arrow there, so none may be drawn by an import. */
function strangers(graph: Readonly<Record<string, readonly string[]>>): readonly (readonly [string, string])[] {
  const names = Object.keys(graph);
  return Object.entries(graph).map(([name, asks]) => [name, names.find((other) => other !== name && !asks.includes(other)) ?? '']);
}

const FEATURE_SAMPLES: readonly LayerSample[] = [
  ...strangers(BACKEND_FEATURES).flatMap(([name, stranger]): LayerSample[] => [
    { rule: `${name}-imports`, file: `src/backend/${name}/a.ts`, imports: `src/backend/${stranger}/b.ts` },
    { rule: `${name}-packages`, file: `src/backend/${name}/a.ts`, imports: 'better-sqlite3' },
  ]),
  ...strangers(SHAPES).flatMap(([name, stranger]): LayerSample[] => [
    { rule: `contract-${name}-imports`, file: `src/contract/${name}/a.ts`, imports: `src/contract/${stranger}/b.ts` },
    { rule: `contract-${name}-packages`, file: `src/contract/${name}/a.ts`, imports: '@orpc/server' },
    { rule: `contract-${name}-node`, file: `src/contract/${name}/a.ts`, imports: 'node:crypto' },
  ]),
];

export const BREAKING: readonly LayerSample[] = [
  { rule: 'no-circular', file: 'src/domain/a.ts', imports: 'src/domain/b.ts', more: { 'src/domain/b.ts': 'src/domain/a.ts' } },
  { rule: 'no-unresolved', file: 'src/domain/a.ts', imports: './nowhere.ts' },
  { rule: 'no-electron-in-src', file: 'src/hosts/cli/window.ts', imports: 'electron' },
  { rule: 'no-electron-in-src', file: 'src/domain/window.ts', imports: 'electron' },
  { rule: 'no-tests-in-product', file: 'src/domain/a.ts', imports: 'test/helpers/clock.ts' },
  { rule: 'no-tests-in-product', file: 'electron/main/a.ts', imports: 'test/helpers/clock.ts' },
  { rule: 'no-tests-in-product', file: 'src/domain/a.ts', imports: 'src/domain/b.test.ts' },

  { rule: 'domain-imports', file: 'src/domain/a.ts', imports: 'src/contract/messages.ts' },
  { rule: 'domain-imports', file: 'src/domain/a.ts', imports: 'src/backend/core/db/open.ts' },
  { rule: 'domain-packages', file: 'src/domain/a.ts', imports: 'zod' },
  { rule: 'domain-node', file: 'src/domain/a.ts', imports: 'node:fs' },
  { rule: 'contract-imports', file: 'src/contract/a.ts', imports: 'src/backend/desk/book.ts' },
  { rule: 'contract-packages', file: 'src/contract/a.ts', imports: '@orpc/server' },
  { rule: 'contract-node', file: 'src/contract/a.ts', imports: 'node:crypto' },
  { rule: 'contract-core-imports', file: 'src/contract/core/a.ts', imports: 'src/contract/desk/b.ts' },
  { rule: 'contract-core-packages', file: 'src/contract/core/a.ts', imports: '@orpc/server' },
  { rule: 'contract-core-node', file: 'src/contract/core/a.ts', imports: 'node:crypto' },

  { rule: 'sheets-imports', file: 'src/sheets/book/a.ts', imports: 'src/domain/values/result.ts' },
  { rule: 'sheets-imports', file: 'src/sheets/book/a.ts', imports: 'src/backend/bureau/fill/b.ts' },
  { rule: 'sheets-imports', file: 'src/sheets/book/a.ts', imports: 'src/sheets/second-reader/compare-filled.ts' },
  { rule: 'sheets-packages', file: 'src/sheets/book/a.ts', imports: 'fflate' },
  { rule: 'second-reader-imports', file: 'src/sheets/second-reader/a.ts', imports: 'src/sheets/zip/zip-read.ts' },
  { rule: 'second-reader-imports', file: 'src/sheets/second-reader/a.ts', imports: 'src/sheets/book/book-model.ts' },
  { rule: 'second-reader-packages', file: 'src/sheets/second-reader/a.ts', imports: '@e965/xlsx' },
  { rule: 'second-reader-node', file: 'src/sheets/second-reader/a.ts', imports: 'node:fs' },

  { rule: 'core-imports', file: 'src/backend/core/a.ts', imports: 'src/backend/desk/book.ts' },
  { rule: 'core-packages', file: 'src/backend/core/a.ts', imports: 'papaparse' },
  ...FEATURE_SAMPLES,
  // What finds the way in a circle: nothing reads what people look at, and the desk knows nothing of intake.
  { rule: 'report-imports', file: 'src/backend/report/a.ts', imports: 'src/backend/insight/home/home.ts' },
  { rule: 'desk-imports', file: 'src/backend/desk/a.ts', imports: 'src/backend/intake/import-files.ts' },
  {
    rule: 'recognisers-no-siblings',
    file: 'src/backend/intake/recognise/ledgers/leases.ts',
    imports: 'src/backend/intake/recognise/ledgers/studios.ts',
  },
  {
    rule: 'recognisers-no-siblings',
    file: 'src/backend/intake/recognise/ledgers/leases.ts',
    imports: 'src/backend/intake/recognise/exports/compass.ts',
  },
  { rule: 'composition-imports', file: 'src/backend/backend.ts', imports: 'src/hosts/cli/main.ts' },
  { rule: 'composition-packages', file: 'src/backend/backend.ts', imports: 'better-sqlite3' },

  { rule: 'cli-imports', file: 'src/hosts/cli/a.ts', imports: 'src/domain/values/quantity.ts' },
  { rule: 'cli-imports', file: 'src/hosts/cli/a.ts', imports: 'src/hosts/http/answers.ts' },
  { rule: 'cli-packages', file: 'src/hosts/cli/a.ts', imports: 'better-sqlite3' },
  { rule: 'http-imports', file: 'src/hosts/http/a.ts', imports: 'src/hosts/cli/main.ts' },
  { rule: 'http-packages', file: 'src/hosts/http/a.ts', imports: 'commander' },
  { rule: 'lan-imports', file: 'src/hosts/lan/a.ts', imports: 'src/hosts/cli/main.ts' },
  { rule: 'lan-packages', file: 'src/hosts/lan/a.ts', imports: 'commander' },
  { rule: 'start-imports', file: 'src/hosts/start/a.ts', imports: 'src/backend/backend.ts' },
  { rule: 'start-packages', file: 'src/hosts/start/a.ts', imports: 'better-sqlite3' },
  { rule: 'app-imports', file: 'src/app/desk/desk.tsx', imports: 'src/backend/router.ts' },
  { rule: 'app-imports', file: 'src/app/bureau/maps.tsx', imports: 'src/sheets/book/book-model.ts' },
  { rule: 'app-packages', file: 'src/app/desk/desk.tsx', imports: 'better-sqlite3' },
  { rule: 'app-node', file: 'src/app/desk/desk.tsx', imports: 'node:fs' },
  { rule: 'ui-below-features', file: 'src/app/ui/grid.tsx', imports: 'src/app/desk/board.tsx' },
  { rule: 'features-no-siblings', file: 'src/app/desk/desk.tsx', imports: 'src/app/tenants/list.tsx' },
  { rule: 'electron-backend-imports', file: 'electron/backend/a.ts', imports: 'src/hosts/cli/main.ts' },
  { rule: 'electron-backend-packages', file: 'electron/backend/a.ts', imports: 'better-sqlite3' },
  { rule: 'electron-main-imports', file: 'electron/main/a.ts', imports: 'src/backend/backend.ts' },
  { rule: 'electron-main-imports', file: 'electron/preload/a.ts', imports: 'src/backend/backend.ts' },
  { rule: 'electron-main-packages', file: 'electron/main/a.ts', imports: 'better-sqlite3' },
];

export const ALLOWED: readonly Omit<LayerSample, 'rule'>[] = [
  { file: 'src/domain/a.ts', imports: 'src/domain/b.ts' },
  { file: 'src/domain/a.ts', imports: 'temporal-polyfill' },
  { file: 'src/domain/a.test.ts', imports: 'node:fs' },
  { file: 'src/domain/a.test.ts', imports: 'test/helpers/clock.ts' },
  { file: 'src/contract/a.ts', imports: 'src/contract/desk/b.ts' },
  { file: 'src/contract/desk/a.ts', imports: 'src/domain/b.ts' },
  { file: 'src/contract/core/a.ts', imports: '@orpc/contract' },
  { file: 'src/sheets/read/a.ts', imports: 'papaparse' },
  { file: 'src/backend/core/db/open.ts', imports: 'better-sqlite3' },
  { file: 'src/backend/core/render/pdf.ts', imports: 'pdfmake' },
  { file: 'src/backend/desk/book.ts', imports: 'src/backend/core/db/open.ts' },
  { file: 'src/backend/desk/book.ts', imports: 'src/backend/money/booking-price.ts' },
  { file: 'src/backend/desk/book.ts', imports: 'src/contract/desk/b.ts' },
  { file: 'src/backend/bureau/fill/a.ts', imports: 'src/sheets/book/book-model.ts' },
  { file: 'src/backend/intake/recognise/ledgers/leases.ts', imports: 'src/backend/intake/recognise/layout.ts' },
  { file: 'src/backend/router.ts', imports: '@orpc/server' },
  { file: 'src/backend/router.ts', imports: 'src/backend/desk/api.ts' },
  { file: 'src/hosts/cli/main.ts', imports: 'src/backend/backend.ts' },
  { file: 'src/hosts/cli/commands/serve.ts', imports: 'src/hosts/http/serve.ts' },
  { file: 'src/app/desk/desk.tsx', imports: 'src/app/ui/button.tsx' },
  { file: 'electron/main/main.ts', imports: 'electron' },
  { file: 'electron/backend/backend.ts', imports: 'src/backend/backend.ts' },
];
