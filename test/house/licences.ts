// `node test/house/licences.ts`: writes docs/third-party-notices.md; with `--check` says whether every licence is allowed and the notices are current.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedLicence, noticesText, shippedPackages, type LockedPackage, type ShippedPackage } from './licence-rules.ts';
import { report, type Finding } from './tree.ts';

const NOTICES = 'docs/third-party-notices.md';

function readLock(root: string): Map<string, LockedPackage> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
  return new Map(Object.entries(lock.packages).filter(([folder]) => folder !== ''));
}

/** The licence files in a package's folder, as one text; empty where it ships none. */
function licenceText(root: string, folder: string): string {
  const files = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name }) => name);
  return files
    .toSorted()
    .map((name) =>
      readFileSync(join(root, folder, name), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
    .join('\n\n');
}

const root = process.cwd();
const lock = readLock(root);
const refused: Finding[] = [...lock]
  .filter(([folder, one]) => !allowedLicence(folder, one.license))
  .map(([folder, one]) => ({ path: folder, line: null, message: `licence ${one.license ?? 'unknown'} is not on the list` }));
const shipped: ShippedPackage[] = shippedPackages(lock).map((one) => ({ ...one, text: licenceText(root, one.folder) }));
const wanted = noticesText(shipped);

if (process.argv.includes('--check')) {
  const current = existsSync(join(root, NOTICES)) && readFileSync(join(root, NOTICES), 'utf8') === wanted;
  const stale: Finding[] = current ? [] : [{ path: NOTICES, line: null, message: 'is not current: npm run notices' }];
  report('licences', [...refused, ...stale], `${lock.size} packages, ${shipped.length} of them shipped`);
} else {
  writeFileSync(join(root, NOTICES), wanted);
  report('licences', refused, `${NOTICES} names ${shipped.length} packages`);
}
