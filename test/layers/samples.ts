// For every layer rule a smallest tree that breaks it and no other rule, and imports that are allowed.

/** A tree: path to content. Files that a sample imports and does not hold are made empty. */
export interface LayerSample {
  readonly rule: string;
  readonly file: string;
  /** What `file` imports: a path of the sample's tree, or a package. */
  readonly imports: string;
  /** Further files, each with its one import. */
  readonly more?: Readonly<Record<string, string>>;
}

export const BREAKING: readonly LayerSample[] = [
  { rule: 'no-circular', file: 'src/domain/a.ts', imports: 'src/domain/b.ts', more: { 'src/domain/b.ts': 'src/domain/a.ts' } },
  { rule: 'no-unresolved', file: 'src/domain/a.ts', imports: './nowhere.ts' },
  { rule: 'no-electron-in-src', file: 'src/hosts/cli/window.ts', imports: 'electron' },
  { rule: 'no-electron-in-src', file: 'src/domain/window.ts', imports: 'electron' },
  { rule: 'no-tests-in-product', file: 'src/domain/a.ts', imports: 'test/helpers/clock.ts' },
  { rule: 'no-tests-in-product', file: 'electron/main/a.ts', imports: 'test/helpers/clock.ts' },
  { rule: 'no-tests-in-product', file: 'src/domain/a.ts', imports: 'src/domain/b.test.ts' },

  { rule: 'domain-imports', file: 'src/domain/a.ts', imports: 'src/contract/words.ts' },
  { rule: 'domain-imports', file: 'src/domain/a.ts', imports: 'src/backend/db/open.ts' },
  { rule: 'domain-packages', file: 'src/domain/a.ts', imports: 'zod' },
  { rule: 'domain-node', file: 'src/domain/a.ts', imports: 'node:fs' },
  { rule: 'contract-imports', file: 'src/contract/a.ts', imports: 'src/backend/services/book.ts' },
  { rule: 'contract-packages', file: 'src/contract/a.ts', imports: '@orpc/server' },
  { rule: 'contract-node', file: 'src/contract/a.ts', imports: 'node:crypto' },

  { rule: 'db-imports', file: 'src/backend/db/a.ts', imports: 'src/backend/repos/tenants.ts' },
  { rule: 'db-packages', file: 'src/backend/db/a.ts', imports: 'papaparse' },
  { rule: 'repos-imports', file: 'src/backend/repos/a.ts', imports: 'src/backend/services/book.ts' },
  { rule: 'repos-imports', file: 'src/backend/repos/a.ts', imports: 'src/contract/words.ts' },
  { rule: 'repos-packages', file: 'src/backend/repos/a.ts', imports: 'better-sqlite3' },
  { rule: 'repos-node', file: 'src/backend/repos/a.ts', imports: 'node:fs' },
  { rule: 'repos-no-siblings', file: 'src/backend/repos/bookings.ts', imports: 'src/backend/repos/tenants.ts' },
  { rule: 'files-imports', file: 'src/backend/files/a.ts', imports: 'src/backend/db/open.ts' },
  { rule: 'files-packages', file: 'src/backend/files/a.ts', imports: 'better-sqlite3' },
  { rule: 'imports-imports', file: 'src/backend/imports/a.ts', imports: 'src/backend/repos/tenants.ts' },
  { rule: 'imports-packages', file: 'src/backend/imports/a.ts', imports: 'papaparse' },
  { rule: 'imports-node', file: 'src/backend/imports/a.ts', imports: 'node:fs' },
  { rule: 'recognisers-no-siblings', file: 'src/backend/imports/ledgers/leases.ts', imports: 'src/backend/imports/ledgers/studios.ts' },
  { rule: 'recognisers-no-siblings', file: 'src/backend/imports/ledgers/leases.ts', imports: 'src/backend/imports/exports/compass.ts' },
  { rule: 'report-imports', file: 'src/backend/report/a.ts', imports: 'src/backend/imports/pipeline.ts' },
  { rule: 'report-packages', file: 'src/backend/report/a.ts', imports: 'pdfmake' },
  { rule: 'report-node', file: 'src/backend/report/a.ts', imports: 'node:child_process' },
  { rule: 'safety-imports', file: 'src/backend/safety/a.ts', imports: 'src/backend/report/close.ts' },
  { rule: 'safety-packages', file: 'src/backend/safety/a.ts', imports: 'better-sqlite3' },
  { rule: 'services-imports', file: 'src/backend/services/a.ts', imports: 'src/backend/jobs/worker.ts' },
  { rule: 'services-packages', file: 'src/backend/services/a.ts', imports: 'better-sqlite3' },
  { rule: 'services-node', file: 'src/backend/services/a.ts', imports: 'node:fs' },
  { rule: 'services-no-siblings', file: 'src/backend/services/book.ts', imports: 'src/backend/services/cancel.ts' },
  { rule: 'jobs-imports', file: 'src/backend/jobs/a.ts', imports: 'src/backend/repos/tenants.ts' },
  { rule: 'jobs-packages', file: 'src/backend/jobs/a.ts', imports: 'zod' },
  { rule: 'router-imports', file: 'src/backend/router.ts', imports: 'src/backend/repos/tenants.ts' },
  { rule: 'router-packages', file: 'src/backend/router.ts', imports: 'better-sqlite3' },
  { rule: 'router-node', file: 'src/backend/router.ts', imports: 'node:fs' },
  { rule: 'factory-imports', file: 'src/backend/backend.ts', imports: 'src/hosts/cli/main.ts' },
  { rule: 'factory-packages', file: 'src/backend/backend.ts', imports: 'better-sqlite3' },

  { rule: 'cli-imports', file: 'src/hosts/cli/a.ts', imports: 'src/domain/quantity.ts' },
  { rule: 'cli-imports', file: 'src/hosts/cli/a.ts', imports: 'src/hosts/http/answers.ts' },
  { rule: 'cli-packages', file: 'src/hosts/cli/a.ts', imports: 'better-sqlite3' },
  { rule: 'http-imports', file: 'src/hosts/http/a.ts', imports: 'src/hosts/cli/main.ts' },
  { rule: 'http-packages', file: 'src/hosts/http/a.ts', imports: 'commander' },
  { rule: 'start-imports', file: 'src/hosts/start/a.ts', imports: 'src/backend/backend.ts' },
  { rule: 'start-packages', file: 'src/hosts/start/a.ts', imports: 'better-sqlite3' },
  { rule: 'app-imports', file: 'src/app/desk/desk.tsx', imports: 'src/backend/router.ts' },
  { rule: 'app-packages', file: 'src/app/desk/desk.tsx', imports: 'better-sqlite3' },
  { rule: 'app-node', file: 'src/app/desk/desk.tsx', imports: 'node:fs' },
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
  { file: 'src/contract/a.ts', imports: 'src/domain/b.ts' },
  { file: 'src/contract/a.ts', imports: '@orpc/contract' },
  { file: 'src/backend/db/open.ts', imports: 'better-sqlite3' },
  { file: 'src/backend/repos/a.ts', imports: 'src/backend/db/open.ts' },
  { file: 'src/backend/repos/a.ts', imports: 'src/backend/repos/a/rows.ts' },
  { file: 'src/backend/files/pdf.ts', imports: 'pdfmake' },
  { file: 'src/backend/imports/ledgers/leases.ts', imports: 'src/backend/imports/pipeline.ts' },
  { file: 'src/backend/services/book.ts', imports: 'src/backend/imports/pipeline.ts' },
  { file: 'src/backend/services/book.ts', imports: 'src/contract/contract.ts' },
  { file: 'src/backend/router.ts', imports: '@orpc/server' },
  { file: 'src/hosts/cli/main.ts', imports: 'src/backend/backend.ts' },
  { file: 'src/hosts/cli/commands/serve.ts', imports: 'src/hosts/http/serve.ts' },
  { file: 'src/app/desk/desk.tsx', imports: 'src/app/kit/button.tsx' },
  { file: 'electron/main/main.ts', imports: 'electron' },
  { file: 'electron/backend/backend.ts', imports: 'src/backend/backend.ts' },
];
