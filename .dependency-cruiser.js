// Who may import whom: one line a room, one line a feature, from which the rules are made. Each rule is proven by a sample in test/layers.

/** @import { ICruiseOptions, IRegularForbiddenRuleType } from 'dependency-cruiser' */
/** @typedef {{ name: string, files: string, may: string[], packages: string[], node: string[] | true }} Room */

/**
 * The features of the backend, lowest first, and the features that each may ask. What is drawn here is docs/architecture.md's picture.
 * All may ask core and sheets.
 * @type {Record<string, string[]>}
 */
export const FEATURES = {
  safety: [],
  base: ['safety'],
  report: ['base', 'safety'],
  money: ['base', 'report'],
  desk: ['base', 'report', 'money'],
  records: ['base', 'report', 'money', 'desk'],
  people: ['records'],
  sharing: [],
  studios: ['report', 'records'],
  tenants: ['report', 'money', 'records'],
  intake: ['base', 'report', 'desk'],
  collection: ['base', 'report', 'intake'],
  bureau: ['base', 'report'],
  archive: ['report', 'intake', 'collection', 'bureau', 'safety'],
  insight: ['base', 'report', 'money', 'desk', 'safety'],
  demo: ['base', 'report', 'money', 'desk', 'records', 'intake'],
};

/** Packages that one feature needs, with the reason. */
const PACKAGES_OF = {
  desk: ['ical-generator'], // calendar files: escaping and folding by octets are its work
  records: ['pinyin-pro'], // tenants and studios are found by the initials of their names
  bureau: ['pinyin-pro'],
  safety: ['pinyin-pro'], // a person who is forgotten also stands in Latin letters
};

/** Features of the contract that use another one's shapes. All may ask core. @type {Record<string, string[]>} */
export const CONTRACT_FEATURES = {
  records: [],
  safety: [],
  report: [],
  desk: ['records'],
  money: [],
  intake: [],
  people: [],
  sharing: [],
  insight: ['base'],
  studios: ['records'],
  tenants: ['records'],
  base: ['records'],
  collection: ['records', 'report'],
  bureau: ['report'],
};

/** How anything is refused: the one shape that all who can be refused share. */
const RESULT = '^src/domain/values/result\\.ts$';

/**
 * A room: its files, the other places it may import, its packages and its Node modules.
 * `node: true` means any Node module. A new package goes on its room's list with the reason in the change.
 * @type {Room[]}
 */
const ROOMS = [
  { name: 'domain', files: '^src/domain/', may: [], packages: ['temporal-polyfill', 'rrule-temporal'], node: [] },
  { name: 'contract', files: '^src/contract/[^/]+$', may: ['^src/(contract|domain)/'], packages: ['@orpc/contract'], node: [] },
  { name: 'contract-core', files: '^src/contract/core/', may: ['^src/domain/'], packages: ['zod', '@orpc/contract'], node: [] },
  ...Object.entries(CONTRACT_FEATURES).map(([name, asks]) => ({
    name: `contract-${name}`,
    files: `^src/contract/${name}/`,
    may: [`^src/contract/(${['core', ...asks].join('|')})/`, '^src/domain/'],
    packages: ['zod'],
    node: [],
  })),
  // Spreadsheets and nothing else: no trade, no database, no contract.
  {
    name: 'sheets',
    files: '^src/sheets/(?!second-reader/)',
    may: [],
    packages: ['@e965/xlsx', 'papaparse', '@types/papaparse', 'zod'],
    node: true,
  },
  // Reads a filled workbook again. It shares no code with what wrote it: other packages, nothing of the rest of sheets but how trouble is said.
  {
    name: 'second-reader',
    files: '^src/sheets/second-reader/',
    may: ['^src/sheets/result\\.ts$'],
    packages: ['saxes'],
    node: ['zlib'],
  },
  {
    name: 'core',
    files: '^src/backend/core/',
    may: ['^src/(domain|contract|sheets)/'],
    packages: [
      'better-sqlite3',
      '@types/better-sqlite3',
      'zod',
      '@orpc/server',
      'pdfmake',
      '@types/pdfmake',
      '@types/pdfkit',
      '@expo-google-fonts/noto-sans-sc',
      '@expo-google-fonts/noto-serif-sc',
    ],
    node: true,
  },
  ...Object.entries(FEATURES).map(([name, asks]) => ({
    name,
    files: `^src/backend/${name}/`,
    may: [`^src/backend/(${['core', ...asks].join('|')})/`, '^src/(domain|contract|sheets)/'],
    packages: ['zod', ...(name in PACKAGES_OF ? PACKAGES_OF[/** @type {keyof typeof PACKAGES_OF} */ (name)] : [])],
    /** @type {true} */
    node: true,
  })),
  // What puts the features together: the router, the session, the worker.
  {
    name: 'composition',
    files: '^src/backend/[^/]+\\.ts$',
    may: ['^src/(backend|contract|domain)/'],
    packages: ['@orpc/server', '@orpc/client'], // hosts in this process call the router directly, through its own client
    node: true,
  },
  {
    name: 'cli',
    files: '^src/hosts/cli/',
    may: [
      '^src/(contract|backend)/',
      RESULT,
      '^src/hosts/http/(serve|open)\\.ts$',
      '^src/hosts/lan/join-host\\.ts$',
      '^src/domain/base/host-place\\.ts$',
    ], // the commands `serve` and `open` start the other host, `join` makes this computer a guest
    packages: ['commander', 'cli-progress', '@types/cli-progress'],
    node: true,
  },
  // What it keeps of its own between two starts is read by a shape.
  {
    name: 'http',
    files: '^src/hosts/http/',
    may: ['^src/(contract|backend)/', '^src/hosts/lan/', '^src/domain/base/host-place\\.ts$', RESULT],
    packages: ['@orpc/server', 'zod'],
    node: true,
  },
  // Joined computers: the host's listener, and the guest that hands its page's calls on.
  {
    name: 'lan',
    files: '^src/hosts/lan/',
    may: ['^src/(contract|backend)/', '^src/hosts/http/', '^src/domain/base/(join-code|host-place|program-versions)\\.ts$', RESULT],
    packages: ['zod', '@orpc/client'], // what a window calls goes on to the host as its page would send it
    node: true,
  },
  // Opens the window or the browser: it knows where both are, and no more.
  {
    name: 'start',
    files: '^src/hosts/start/',
    may: ['^src/hosts/http/', '^src/backend/core/files/program-folder\\.js$'],
    packages: [],
    node: true,
  },
  {
    name: 'app',
    files: '^src/app/',
    // Tables that are copied hold to the same rule as the files that are written.
    // The English of the audit stands in the shipped profile, beside the Chinese.
    may: ['^src/(contract|domain)/', '^src/sheets/formula-start\\.ts$', '^resources/profiles/sz-2025/profile\\.json$'],
    packages: [
      'react',
      'react-dom',
      '@types/react',
      '@types/react-dom',
      'antd',
      '@ant-design/icons',
      'dayjs', // what antd's date fields speak; it stays inside the day field of app/ui
      '@orpc/client',
      '@orpc/tanstack-query',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'echarts',
      'wouter',
      'marked',
      'zod', // types only: what the contract's shapes are in TypeScript
    ],
    node: [],
  },
  {
    name: 'electron-backend',
    files: '^electron/backend/',
    may: ['^src/(contract|backend)/', '^src/hosts/lan/own-session\\.ts$'],
    packages: ['electron'],
    node: true,
  },
  { name: 'electron-main', files: '^electron/(?!backend/)', may: ['^src/contract/'], packages: ['electron'], node: true },
];

/**
 * Places where files don't import their siblings: what two of them need goes one room down.
 * @type {{ name: string, folder: string, besides?: string }[]}
 */
const WITHOUT_SIBLINGS = [
  { name: 'recognisers', folder: 'src/backend/intake/recognise/(?:ledgers|exports)' },
  { name: 'features', folder: 'src/app', besides: 'shell|ui' },
];

/** Tests stand beside their code and may use what they like: only what ships is held to the rules. */
const TEST_FILE = '\\.test\\.tsx?$';
/** @type {import('dependency-cruiser').DependencyType[]} */
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'];
const ELECTRON = '^electron$|(^|/)node_modules/electron/';

/** @param {string} text */
function escape(text) {
  return text.replaceAll(/[.+*?^$()[\]{}|\\/]/g, '\\$&');
}

/**
 * @param {string} name
 * @param {string} comment
 * @param {{ path?: string, pathNot?: string }} from
 * @param {IRegularForbiddenRuleType['to']} to
 * @returns {IRegularForbiddenRuleType & { name: string }}
 */
function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/**
 * Three rules a room: what of the project it imports, which packages, which Node modules.
 * @param {Room} room
 */
function roomRules(room) {
  const from = { path: room.files, pathNot: TEST_FILE };
  const listed = room.packages.map((name) => `(^|/)node_modules/${escape(name)}/|^${escape(name)}(/|$)`);
  const rules = [
    rule(`${room.name}-imports`, `${room.name} may import: itself${room.may.map((place) => `, ${place}`).join('')}`, from, {
      path: '^(src|electron|test|resources)/',
      pathNot: [room.files, ...room.may, '^(src|electron)/.*\\.test\\.tsx?$', '^test/'],
    }),
    rule(`${room.name}-packages`, `packages of ${room.name}: ${room.packages.join(', ') || 'none'}`, from, {
      dependencyTypes: NPM,
      pathNot: [...listed, ELECTRON, '^(src|electron|test)/|^\\.\\.?/(?!.*node_modules/)'],
    }),
  ];
  if (room.node === true) return rules;
  const builtins = room.node.map((name) => `^(node:)?${escape(name)}(/|$)`);
  const allowed = room.node.join(', ') || 'none';
  rules.push(rule(`${room.name}-node`, `Node modules of ${room.name}: ${allowed}`, from, { dependencyTypes: ['core'], pathNot: builtins }));
  return rules;
}

/** @param {(typeof WITHOUT_SIBLINGS)[number]} place */
function siblingRule({ name, folder, besides }) {
  const start = besides ? `^${folder}/(?!(?:${besides})/)` : `^${folder}/`;
  return rule(
    `${name}-no-siblings`,
    `files of ${folder} don't import one another; one may be a folder of parts`,
    { path: `${start}([^/.]+)`, pathNot: TEST_FILE },
    { path: start, pathNot: `^${folder}/$1(/|\\.[jt]sx?$)` },
  );
}

export const forbidden = [
  rule('no-circular', 'a cycle is two files that are really one', {}, { circular: true }),
  rule('no-unresolved', 'an import that leads nowhere', { pathNot: TEST_FILE }, { couldNotResolve: true, pathNot: ELECTRON }),
  rule('no-electron-in-src', 'the program runs without Electron', { path: '^src/' }, { path: ELECTRON }),
  rule(
    'no-tests-in-product',
    'what ships does not lean on tests',
    { path: '^(src|electron)/', pathNot: TEST_FILE },
    { path: '^test/|\\.test\\.tsx?$' },
  ),
  rule(
    'ui-below-features',
    'what every feature uses knows none of them',
    { path: '^src/app/ui/', pathNot: TEST_FILE },
    { path: '^src/app/(?!ui/)' },
  ),
  ...ROOMS.flatMap(roomRules),
  ...WITHOUT_SIBLINGS.map(siblingRule),
];

/** @type {ICruiseOptions} */
export const options = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['types', 'import', 'node', 'default'],
    extensions: ['.ts', '.tsx', '.js', '.d.ts'],
  },
};
