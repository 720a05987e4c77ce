// `npm run check`: types, lint, format, layers, house rules, dead code, licences. Every step runs, whatever failed before.
import { runSteps } from './steps.ts';

const fine = await runSteps(
  [
    { name: 'types', command: ['tsc', '-p', '.'] },
    { name: 'types of domain, without Node', command: ['tsc', '-p', 'src/domain'] },
    { name: 'types of contract, without Node', command: ['tsc', '-p', 'src/contract'] },
    { name: 'types of the page, without Node', command: ['tsc', '-p', 'src/app'] },
    { name: 'types of the tests of the page, with Node', command: ['tsc', '-p', 'src/app/tsconfig.tests.json'] },
    { name: 'lint', command: ['oxlint'] },
    { name: 'format', command: ['oxfmt', '--check'] },
    { name: 'layers', command: ['node', 'test/house/layers.ts'] },
    { name: 'sizes, names, words', command: ['node', 'test/house/house.ts'] },
    { name: 'dead code', command: ['knip', '--config', 'test/config/knip.json', '--no-progress', '--no-config-hints'] },
    { name: 'licences', command: ['node', 'test/house/licences.ts', '--check'] },
  ],
  2,
);
process.exitCode = fine ? 0 : 1;
