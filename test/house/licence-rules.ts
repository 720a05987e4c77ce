// Which licences may come in, and the notices of what ships. Pure.

/** What package-lock.json says of a package. */
export interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** A package that is part of what users get. */
export interface ShippedPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence files it carries; empty if it carries none. */
  readonly text: string;
}

const ALLOWED = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
  'MPL-2.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
]);

/** Packages whose licence field says less or other than the list, each looked at. */
const LOOKED_AT = new Map([
  ['node_modules/png-js', { licence: undefined, because: 'its LICENSE file is MIT' }],
  ['node_modules/sax', { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; comes with pdfmake' }],
  ['node_modules/graceful-fs', { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; for development only' }],
  ['node_modules/minimatch', { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; for development only' }],
  [
    'node_modules/app-builder-lib/node_modules/isexe',
    { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; comes with electron-builder, for development only' },
  ],
  ['node_modules/chownr', { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; comes with electron-builder, for development only' }],
  [
    'node_modules/minipass',
    { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; comes with electron-builder, for development only' },
  ],
  [
    'node_modules/node-gyp/node_modules/isexe',
    { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; comes with electron-builder, for development only' },
  ],
  ['node_modules/tar', { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; comes with electron-builder, for development only' }],
  [
    'node_modules/tar/node_modules/yallist',
    { licence: 'BlueOak-1.0.0', because: 'permissive like MIT; comes with electron-builder, for development only' },
  ],
  ['node_modules/argparse', { licence: 'Python-2.0', because: 'permissive; comes with electron-builder, for development only' }],
  [
    'node_modules/truncate-utf8-bytes',
    { licence: 'WTFPL', because: 'asks for nothing; comes with electron-builder, for development only' },
  ],
  ['node_modules/caniuse-lite', { licence: 'CC-BY-4.0', because: 'a table of browsers; for development only' }],
]);

/** True if every part of an `AND`, or one part of an `OR`, is on the list, or the package was looked at with just this licence. */
export function allowedLicence(folder: string, licence: string | undefined): boolean {
  const known = LOOKED_AT.get(folder);
  if (known) return known.licence === licence;
  if (licence === undefined) return false;
  const parts = licence.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
  return licence.includes(' OR ') && !licence.includes(' AND ')
    ? parts.some((one) => ALLOWED.has(one))
    : parts.every((one) => ALLOWED.has(one));
}

/** Packages of a lock file that ship: neither for development nor for one machine only. Sorted by name. */
export function shippedPackages(lock: ReadonlyMap<string, LockedPackage>): Omit<ShippedPackage, 'text'>[] {
  const marker = 'node_modules/';
  return [...lock]
    .filter(([, one]) => !one.dev && !one.optional && !one.devOptional)
    .map(([folder, one]) => ({
      folder,
      name: folder.slice(folder.lastIndexOf(marker) + marker.length),
      version: one.version,
      licence: one.license ?? 'see its text',
    }))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The notices: a list of what ships, then each licence text once with the packages that carry it. */
export function noticesText(shipped: readonly ShippedPackage[]): string {
  const byText = Map.groupBy(shipped, (one) => one.text);
  const list = shipped.map((one) => `- ${one.name} ${one.version} (${one.licence})`);
  const texts = [...byText]
    .filter(([text]) => text !== '')
    .map(
      ([text, packages]) =>
        `## ${[...new Set(packages.map((one) => one.name))].join(', ')}\n\n\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\`\n`,
    );
  const head =
    '# Third-party notices\n\nWhat Livebase ships besides its own code, with licences. Made by `npm run notices`; `npm run check` says if it is out of date.\n';
  return `${head}\n${list.join('\n')}\n\n${texts.join('\n')}`;
}
